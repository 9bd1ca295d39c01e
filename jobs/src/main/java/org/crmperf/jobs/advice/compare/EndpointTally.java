package org.crmperf.jobs.advice.compare;

import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint, or all of them, did in a period, with the intervals of its percentiles.
 *
 * <p>An interval is that of order statistics ({@link QuantileInterval}), widened by how much more
 * the requests beyond the percentile vary from hour to hour than chance makes them. That variation
 * is Pearson's chi-squared of the hours' counts beyond a threshold, by its degrees of freedom; the
 * threshold is the percentile of the first day, as the period's own is known only at its end. With
 * k of an hour's n requests beyond it and p = sum k / sum n, chi-squared is (sum k&sup2;/n -
 * p&sup2; sum n) / (p (1 - p)), which needs sums alone.
 */
public final class EndpointTally {
  /** A percentile, with its place in the tallies. */
  public enum Rank {
    P50(0.50),
    P95(0.95),
    P99(0.99),
    P999(0.999);

    private final double quantile;

    Rank(double quantile) {
      this.quantile = quantile;
    }

    /** From 0 to 1. */
    public double quantile() {
      return quantile;
    }
  }

  private static final int RANKS = Rank.values().length;

  private final RequestStats stats = new RequestStats();
  private final long[] thresholds = new long[RANKS];
  private final double[] beyond = new double[RANKS];
  private final double[] squares = new double[RANKS];
  private double timed;
  private int hours;

  /** Sets the thresholds, unless they are; {@code first} is the first day's distribution. */
  void startWith(LatencyHistogram first) {
    if (hours == 0) {
      for (Rank rank : Rank.values()) {
        thresholds[rank.ordinal()] = first.percentile(rank.quantile);
      }
    }
  }

  /** Adds an hour, or what a service had of it. */
  void add(RollupCell cell) {
    stats.addCounts(cell.stats);
    LatencyHistogram latency = cell.stats.latency;
    double n = latency.total();
    if (n > 0) {
      hours++;
      timed += n;
      for (int r = 0; r < RANKS; r++) {
        double k = latency.countAbove(thresholds[r]);
        beyond[r] += k;
        squares[r] += k * k / n;
      }
    }
  }

  /** The counts; its minute figures are not set. */
  public RequestStats stats() {
    return stats;
  }

  /** Requests. */
  public long requests() {
    return stats.requests;
  }

  /** Errors by requests; NaN without any. */
  public double errorRate() {
    return stats.requests == 0 ? Double.NaN : (double) stats.errors / stats.requests;
  }

  /** The percentile and its 95 % interval; null without durations. */
  public @Nullable QuantileInterval interval(Rank rank) {
    return stats.latency.total() == 0
        ? null
        : QuantileInterval.of(stats.latency, rank.quantile, dispersion(rank));
  }

  /** Whether enough requests lie beyond a percentile to speak of it. */
  public boolean knows(Rank rank) {
    return stats.latency.total() * (1 - rank.quantile)
        >= MetricDefinition.MIN_REQUESTS_BEYOND - 1e-9;
  }

  /** A percentile in milliseconds; NaN without durations. */
  public double millis(Rank rank) {
    return stats.latency.total() == 0
        ? Double.NaN
        : stats.latency.percentile(rank.quantile) / 1000.0;
  }

  /** By how many times the requests beyond a percentile vary more than by chance, at least 1. */
  double dispersion(Rank rank) {
    double p = timed == 0 ? 0 : beyond[rank.ordinal()] / timed;
    if (hours < 2 || p <= 0 || p >= 1) {
      return 1;
    }
    double chi = (squares[rank.ordinal()] - p * p * timed) / (p * (1 - p));
    return Math.max(1, chi / (hours - 1));
  }
}
