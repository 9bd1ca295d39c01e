package org.crmperf.jobs.metric;

/**
 * From what size on a change against the baseline is worth a word, and how sure one must be of it.
 *
 * @param leastRequests requests an endpoint must have on either side to be tested
 * @param relativeFloor least change of an endpoint's times, 0.1 being 10 %
 * @param absoluteFloorMillis least change of its p95, milliseconds
 * @param errorFloor least change of its error rate, 0.005 being half a percentage point
 * @param errorRelativeFloor least change of its error rate relative to the smaller of the two
 * @param throughputFloor least change of its throughput beyond the platform's
 * @param falseDiscovery the share of claims that may be chance
 */
public record ChangePolicy(
    long leastRequests,
    double relativeFloor,
    double absoluteFloorMillis,
    double errorFloor,
    double errorRelativeFloor,
    double throughputFloor,
    double falseDiscovery) {
  /** What holds without a configuration. */
  public static final ChangePolicy DEFAULTS = new ChangePolicy(200, 0.10, 2, 0.005, 0.5, 0.3, 0.05);
}
