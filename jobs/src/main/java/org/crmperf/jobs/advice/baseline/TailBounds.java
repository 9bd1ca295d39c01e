package org.crmperf.jobs.advice.baseline;

import org.crmperf.jobs.metric.LatencyHistogram;

/**
 * The slow requests of an endpoint in two bands. What lengthens the slowest alone shows in the
 * tail; what delays a share of all requests carries them into the upper quarter, of which more are
 * known.
 */
record TailBounds(Band upper, Band tail) {
  /** Half of a millisecond: a log of whole milliseconds writes 0 for what is not nothing. */
  private static final double OFFSET_MICROS = 500;

  /** Where the upper quarter begins and ends. */
  static final double UPPER_LOW = 0.75;

  private static final double UPPER_HIGH = 0.97;

  /** Where the tail begins and ends. */
  static final double TAIL_LOW = 0.90;

  private static final double TAIL_HIGH = 0.99;

  private static final Band NOWHERE = new Band(Double.MAX_VALUE, Double.MAX_VALUE);

  /** No value is beyond these: endpoints that the period does not have. */
  static final TailBounds NONE = new TailBounds(NOWHERE, NOWHERE);

  static TailBounds of(LatencyHistogram latency) {
    return new TailBounds(
        new Band(log(latency.percentile(UPPER_LOW)), log(latency.percentile(UPPER_HIGH))),
        new Band(log(latency.percentile(TAIL_LOW)), log(latency.percentile(TAIL_HIGH))));
  }

  static double log(long micros) {
    return Math.log(micros + OFFSET_MICROS);
  }
}
