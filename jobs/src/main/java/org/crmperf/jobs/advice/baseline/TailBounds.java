package org.crmperf.jobs.advice.baseline;

import org.crmperf.jobs.metric.LatencyHistogram;

/**
 * The tail of an endpoint: from the period's p90 to its p98, as logarithms. One side's quantiles
 * serve both: to first order the threshold's own error cancels in the difference, as both sides are
 * held against the same.
 */
record TailBounds(double low, double high) {
  /** Half of a millisecond: a log of whole milliseconds writes 0 for what is not nothing. */
  private static final double OFFSET_MICROS = 500;

  /** Where the tail begins. */
  static final double LOW = 0.90;

  private static final double HIGH = 0.98;

  /** No value is beyond these: endpoints that the period does not have. */
  static final TailBounds NONE = new TailBounds(Double.MAX_VALUE, Double.MAX_VALUE);

  static TailBounds of(LatencyHistogram latency) {
    return new TailBounds(log(latency.percentile(LOW)), log(latency.percentile(HIGH)));
  }

  static double log(long micros) {
    return Math.log(micros + OFFSET_MICROS);
  }

  double excess(double log) {
    return Math.max(0, Math.min(log, high) - low);
  }

  boolean holds(double log) {
    return log > low && log < high;
  }
}
