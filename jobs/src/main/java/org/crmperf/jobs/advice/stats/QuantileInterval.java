package org.crmperf.jobs.advice.stats;

import org.crmperf.jobs.metric.LatencyHistogram;

/**
 * A quantile with its 95 % confidence interval from order statistics: of n values the number below
 * the true quantile is binomial, so that the values of ranks n p -+ 1.96 sqrt(n p (1 - p) d)
 * enclose it (David and Nagaraja, Order Statistics, 7.1; normal approximation). d is how much more
 * the count beyond the quantile varies between the slots of the day than chance makes it, at least
 * 1.
 *
 * @param micros the quantile, microseconds
 */
public record QuantileInterval(long micros, long lowMicros, long highMicros) {
  private static final double Z = 1.959964;

  /** The interval of a distribution that is not empty. */
  public static QuantileInterval of(LatencyHistogram latency, double quantile, double dispersion) {
    double n = latency.total();
    double half = Z * Math.sqrt(quantile * (1 - quantile) * Math.max(1, dispersion) / n);
    return new QuantileInterval(
        latency.percentile(quantile),
        latency.percentile(Math.max(0, quantile - half)),
        latency.percentile(Math.min(1, quantile + half)));
  }
}
