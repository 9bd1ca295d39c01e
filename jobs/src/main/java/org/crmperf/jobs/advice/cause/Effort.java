package org.crmperf.jobs.advice.cause;

import java.util.Locale;

/**
 * One measure for the gain of all causes, in user hours: time beyond the target counts in full,
 * time within it a quarter, a failed request as ten seconds.
 */
final class Effort {
  static final double MICROS_AN_HOUR = 3.6e9;
  private static final double WITHIN_TARGET = 0.25;
  private static final double FAILED_HOURS = 10 / 3600.0;

  private Effort() {}

  /** Hours that a share of some requests' time is worth. */
  static double hours(double share, double overTargetMicros, double allMicros) {
    double within = Math.max(0, allMicros - overTargetMicros);
    return share * (overTargetMicros + WITHIN_TARGET * within) / MICROS_AN_HOUR;
  }

  /** Hours that failed requests are worth. */
  static double failed(double requests) {
    return requests * FAILED_HOURS;
  }

  /** Formats with '.' decimals, whatever the machine's locale. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A duration as people say it. */
  static String millis(double millis) {
    return millis >= 1000 ? text("%.1f s", millis / 1000) : text("%.0f ms", millis);
  }

  /** Hours of users' time as people say it. */
  static String time(double hours) {
    return hours >= 1
        ? text("%.1f hours", hours)
        : hours * 60 >= 1 ? text("%.0f minutes", hours * 60) : text("%.0f seconds", hours * 3600);
  }

  /** A size as people say it. */
  static String size(double bytes) {
    return bytes >= 1 << 20
        ? text("%.1f MiB", bytes / (1 << 20))
        : bytes >= 1024 ? text("%.0f KiB", bytes / 1024) : text("%.0f bytes", bytes);
  }
}
