package org.crmperf.jobs.advice.loadtest;

import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * An endpoint that is in both.
 *
 * @param productionShare its part of production's requests, 0 to 1
 * @param testShare its part of the test's
 * @param tested whether both sides have enough requests to compare their tails
 * @param understated whether the test's p99 is lower, beyond noise and by enough to matter
 * @param chance of so low a p99 if nothing made it so, adjusted for the number of tests
 */
public record SharedEndpoint(
    Endpoint endpoint,
    EndpointTally production,
    EndpointTally test,
    double productionShare,
    double testShare,
    boolean tested,
    boolean understated,
    double chance) {

  /** The test's p99 by production's; NaN without durations. */
  public double p99Ratio() {
    return test.millis(Rank.P99) / production.millis(Rank.P99);
  }

  /** By how much the tail stretches beyond the median: p99 / p50 of production. */
  public double productionStretch() {
    return stretch(production);
  }

  /** The same of the test. */
  public double testStretch() {
    return stretch(test);
  }

  static double stretch(EndpointTally tally) {
    double median = tally.millis(Rank.P50);
    return median > 0 ? tally.millis(Rank.P99) / median : Double.NaN;
  }

  SharedEndpoint judged(double adjusted, boolean lower) {
    return new SharedEndpoint(
        endpoint, production, test, productionShare, testShare, tested, lower, adjusted);
  }
}
