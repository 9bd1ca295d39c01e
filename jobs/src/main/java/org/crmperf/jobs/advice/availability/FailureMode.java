package org.crmperf.jobs.advice.availability;

import java.util.Locale;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.RequestStats;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint's requests fail: at a time limit, slowly, at once, or like others.
 *
 * @param errors all errors
 * @param timedErrors those with a duration
 * @param p50Millis of the errors
 * @param p90Millis of the errors
 * @param usualMillis p50 of all its requests
 * @param limitMillis for {@link Kind#TIMEOUT} the limit, else NaN
 * @param atLimit the share of errors that took that long
 */
public record FailureMode(
    String service,
    String endpoint,
    String method,
    Kind kind,
    long errors,
    long timedErrors,
    long status502,
    long status503,
    long status504,
    double p50Millis,
    double p90Millis,
    double usualMillis,
    double limitMillis,
    double atLimit) {

  /** The kinds there are. */
  public enum Kind {
    /** At least 30 % of the errors took the same, usual limit long. */
    TIMEOUT,
    /** Half of the errors took at least three times as long as half of the requests, and 1 s. */
    SLOW,
    /** Nine of ten errors came in at most a fifth of the usual time, or within 50 ms. */
    FAST,
    USUAL;

    /** The lower-case name, as in summary.json. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long LEAST_ERRORS = 10;
  private static final double AT_LIMIT = 0.3;
  private static final double NEAR = 0.02;

  /** Limits that people configure, in seconds. */
  private static final double[] LIMITS = {
    1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 100, 120, 150, 180, 240, 300, 600
  };

  /** The mode of an endpoint, or null if it has too few errors with a duration. */
  static @Nullable FailureMode of(EndpointSeries e) {
    if (e.errors() < LEAST_ERRORS) {
      return null;
    }
    RequestStats stats = e.stats();
    LatencyHistogram errors = stats.errorLatency();
    if (errors == null || errors.total() < LEAST_ERRORS) {
      return null;
    }
    double p50 = errors.percentile(0.5) / 1000.0;
    double p90 = errors.percentile(0.9) / 1000.0;
    double usual = stats.latency.percentile(0.5) / 1000.0;
    double limit = Double.NaN;
    double share = 0;
    for (double seconds : LIMITS) {
      long about =
          errors.countAbove(Math.round(seconds * (1 - NEAR) * 1e6))
              - errors.countAbove(Math.round(seconds * (1 + NEAR) * 1e6));
      double part = (double) about / errors.total();
      if (part > share && usual < seconds * 1000 / 2) {
        share = part;
        limit = seconds * 1000;
      }
    }
    boolean timeout = share >= AT_LIMIT;
    Kind kind = Kind.USUAL;
    if (timeout) {
      kind = Kind.TIMEOUT;
    } else if (p50 >= 1000 && p50 >= 3 * usual) {
      kind = Kind.SLOW;
    } else if (p90 <= Math.max(50, usual / 5)) {
      kind = Kind.FAST;
    }
    return new FailureMode(
        e.service(),
        e.endpoint(),
        e.method(),
        kind,
        stats.errors,
        errors.total(),
        stats.gatewayErrors[0],
        stats.gatewayErrors[1],
        stats.gatewayErrors[2],
        p50,
        p90,
        usual,
        timeout ? limit : Double.NaN,
        timeout ? share : Double.NaN);
  }
}
