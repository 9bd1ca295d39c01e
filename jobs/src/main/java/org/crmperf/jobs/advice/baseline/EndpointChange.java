package org.crmperf.jobs.advice.baseline;

import java.util.List;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint against its baseline. Rates are per day, over the hours that both sides cover.
 *
 * @param change of the endpoint as a whole
 * @param requests in the period
 * @param baselineRequests in the baseline, all its days
 * @param time how its times changed; null if it was not tested
 * @param errors how its errors changed; null if it was not tested
 * @param throughput how its throughput changed; null if it was not tested
 */
public record EndpointChange(
    String endpoint,
    String method,
    Change change,
    long requests,
    long baselineRequests,
    @Nullable Time time,
    @Nullable Errors errors,
    @Nullable Throughput throughput) {

  /**
   * Times.
   *
   * @param p95 of the period
   * @param baselineP95 of the baseline
   * @param tail whether the tail alone changed, or all times
   * @param ratio its times by the baseline's beyond what all endpoints share: 1.2 is 20 % slower
   * @param low lower end of the ratio's 95 % interval
   * @param high upper end of it
   * @param chance adjusted for the number of tests
   * @param extraHours waiting of the period's users for its being slower, hours; negative if faster
   * @param hours hours of the day in which it shows by itself; empty unless the change is claimed
   */
  public record Time(
      Change change,
      QuantileInterval p95,
      QuantileInterval baselineP95,
      boolean tail,
      double ratio,
      double low,
      double high,
      double chance,
      double extraHours,
      List<Integer> hours) {}

  /**
   * Errors outside the platform's down minutes.
   *
   * @param rate of the period, 0 to 1
   * @param dispersion how much more errors clump than chance makes them, at least 1
   * @param chance adjusted for the number of tests
   */
  public record Errors(
      Change change,
      long errors,
      double rate,
      double baselineRate,
      double dispersion,
      double chance) {}

  /**
   * Requests a day.
   *
   * @param ratio by the baseline's
   * @param own the same beyond what all endpoints share
   * @param changed 1 for more, -1 for fewer, 0 for no change that is material and beyond noise
   * @param chance adjusted for the number of tests
   */
  public record Throughput(double ratio, double own, int changed, double chance) {}
}
