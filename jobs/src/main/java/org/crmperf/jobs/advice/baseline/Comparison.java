package org.crmperf.jobs.advice.baseline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period against its baseline.
 *
 * @param choice which days the baseline is, and why
 * @param hours hours of the day that were compared, 0 if there was nothing to compare with
 * @param shift the p95's shift and what it is made of; null without a baseline or durations
 * @param commonRatio how all endpoints' times moved together, 1.05 being 5 % slower
 * @param commonChange whether that by itself is a change
 * @param commonChance the chance of such a common change, adjusted
 * @param spread by how much endpoints vary from day to day beyond that, a standard deviation
 * @param tests the tests that share the false discovery
 * @param changes every endpoint, those that changed first
 */
public record Comparison(
    BaselineChoice choice,
    int hours,
    @Nullable MixShift shift,
    double commonRatio,
    Change commonChange,
    double commonChance,
    double spread,
    int tests,
    List<EndpointChange> changes) {

  /** A comparison with nothing. */
  public static Comparison none(BaselineChoice choice) {
    return new Comparison(
        choice, 0, null, Double.NaN, Change.UNCHANGED, 1, Double.NaN, 0, List.of());
  }

  /** How many endpoints changed in this way. */
  public long count(Change change) {
    return changes.stream().filter(c -> c.change() == change).count();
  }
}
