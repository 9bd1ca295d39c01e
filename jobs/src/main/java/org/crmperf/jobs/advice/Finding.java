package org.crmperf.jobs.advice;

import java.time.OffsetDateTime;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something an engineer should know, with why and what to do: one row of findings.csv.
 *
 * @param endpoint null for findings about the whole platform
 * @param method null for findings about the whole platform or all methods
 * @param windowStart start of the time it is about, inclusive
 * @param windowEnd end of it, exclusive
 * @param evidence the figures behind it, one sentence or a few
 * @param recommendation what to do, one sentence
 * @param estimatedGain what that would gain, in words with figures; none if it cannot be said
 * @param confidence from 0 to 1
 * @param more what only a cause has, or an endpoint with a history; null if there is nothing
 */
public record Finding(
    Severity severity,
    FindingKind kind,
    @Nullable String endpoint,
    @Nullable String method,
    OffsetDateTime windowStart,
    OffsetDateTime windowEnd,
    Text evidence,
    Text recommendation,
    Text estimatedGain,
    double confidence,
    @Nullable FindingDetails more) {

  /** A finding without details. */
  public Finding(
      Severity severity,
      FindingKind kind,
      @Nullable String endpoint,
      @Nullable String method,
      OffsetDateTime windowStart,
      OffsetDateTime windowEnd,
      Text evidence,
      Text recommendation,
      Text estimatedGain,
      double confidence) {
    this(
        severity,
        kind,
        endpoint,
        method,
        windowStart,
        windowEnd,
        evidence,
        recommendation,
        estimatedGain,
        confidence,
        null);
  }

  /** The same, as urgent as this. */
  Finding with(Severity other) {
    return new Finding(
        other,
        kind,
        endpoint,
        method,
        windowStart,
        windowEnd,
        evidence,
        recommendation,
        estimatedGain,
        confidence,
        more);
  }

  /** The same with other evidence. */
  Finding withEvidence(Text other) {
    return new Finding(
        severity,
        kind,
        endpoint,
        method,
        windowStart,
        windowEnd,
        other,
        recommendation,
        estimatedGain,
        confidence,
        more);
  }

  /** Whether it is a cause. */
  public boolean isCause() {
    return kind.compareTo(FindingKind.DATABASE) >= 0;
  }
}
