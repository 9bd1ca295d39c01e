package org.crmperf.jobs.advice.cause;

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
}
