package org.crmperf.jobs.advice;

import java.time.OffsetDateTime;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/** The time that findings about a whole period are about, and what they say. */
record Window(OffsetDateTime start, OffsetDateTime end) {

  Finding finding(
      Severity severity,
      FindingKind kind,
      @Nullable String endpoint,
      @Nullable String method,
      Words words,
      double confidence) {
    return new Finding(
        severity,
        kind,
        endpoint,
        method,
        start,
        end,
        words.evidence(),
        words.recommendation(),
        words.gain(),
        confidence);
  }

  /** What a finding says. */
  record Words(Text evidence, Text recommendation, Text gain) {}
}
