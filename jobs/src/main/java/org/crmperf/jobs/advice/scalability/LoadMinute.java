package org.crmperf.jobs.advice.scalability;

/**
 * A minute of a service.
 *
 * @param minute of the period
 * @param concurrency busy time over time: the mean number of requests in progress (Little's law)
 * @param throughput requests with a duration, a second
 * @param demandIndex the mean time that requests of this mix of endpoints take over the day,
 *     milliseconds: it changes with the mix, not with the load
 * @param loadNearby the load of the minutes just before and after, as the logarithm of throughput
 *     times concurrency; NaN if one of them is not known
 */
record LoadMinute(
    int minute, double concurrency, double throughput, double demandIndex, double loadNearby) {

  /** The same of this minute itself. */
  double load() {
    return Math.log(concurrency) + Math.log(throughput);
  }
}
