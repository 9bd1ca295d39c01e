package org.crmperf.jobs.advice.loadtest;

import java.util.List;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.stats.Distributions;
import org.crmperf.jobs.advice.stats.FalseDiscovery;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.ChangePolicy;

/**
 * Whether the test's p99 of an endpoint is lower than production's, beyond noise and by enough to
 * matter. The logarithm of the ratio of the two is held against a standard error made of both
 * intervals' half widths (a 95 % interval is 3.92 standard errors wide) and of what endpoints vary
 * by from day to day anyway. One-sided; the tests of all endpoints share one false discovery rate.
 */
final class TailTest {
  /**
   * What the p99 of an endpoint varies by from day to day, a standard deviation; as for changes.
   */
  private static final double DAY_SPREAD = 0.045;

  private static final double INTERVAL_WIDTH = 2 * 1.959964;
  private static final double FREEDOM = 1e6;

  /** Chances by endpoint, 1 for those without enough requests. */
  static double[] chances(List<SharedEndpoint> endpoints) {
    double[] raw = new double[endpoints.size()];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = chance(endpoints.get(i).production(), endpoints.get(i).test());
    }
    return FalseDiscovery.adjusted(raw);
  }

  private TailTest() {}

  /** Whether both sides have enough requests for the p99 to mean something. */
  static boolean isKnown(EndpointTally production, EndpointTally test, ChangePolicy policy) {
    return production.stats().latency.total() >= policy.leastRequests()
        && test.stats().latency.total() >= policy.leastRequests()
        && production.knows(Rank.P99)
        && test.knows(Rank.P99);
  }

  private static double chance(EndpointTally production, EndpointTally test) {
    QuantileInterval real = production.interval(Rank.P99);
    QuantileInterval tested = test.interval(Rank.P99);
    if (real == null || tested == null) {
      return 1;
    }
    double log = log(tested.micros()) - log(real.micros());
    double error = Math.sqrt(square(error(real)) + square(error(tested)) + square(DAY_SPREAD));
    return Distributions.studentAbove(-log / error, FREEDOM);
  }

  private static double error(QuantileInterval interval) {
    return (log(interval.highMicros()) - log(interval.lowMicros())) / INTERVAL_WIDTH;
  }

  private static double square(double x) {
    return x * x;
  }

  /** Half a millisecond more, as a log of whole milliseconds writes 0 for what is not nothing. */
  private static double log(long micros) {
    return Math.log(micros + 500.0);
  }
}
