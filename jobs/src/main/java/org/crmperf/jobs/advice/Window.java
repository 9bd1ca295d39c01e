package org.crmperf.jobs.advice;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time that findings about a whole period are about, and the words of findings. */
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
  record Words(String evidence, String recommendation, String gain) {}

  /** Formats with '.' decimals, whatever the machine's locale. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** {@code 07:05}; by hand, because a DateTimeFormatter loads locale data. */
  static String clock(OffsetDateTime time) {
    return text("%02d:%02d", time.getHour(), time.getMinute());
  }

  /** {@code 2026-11-21 07:05}. */
  static String moment(OffsetDateTime time) {
    return time.toLocalDate() + " " + clock(time);
  }

  /** A duration as people say it. */
  static String millis(double millis) {
    return millis >= 1000 ? text("%.1f s", millis / 1000) : text("%.0f ms", millis);
  }
}
