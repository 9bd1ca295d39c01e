package org.crmperf.jobs.advice.baseline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmperf.jobs.advice.baseline.PairedEffects.Effect;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * What a baseline of several days shows of days: by how much the platform moves from one to the
 * next, and which endpoints vary more than the others do. Every day is compared with all of them
 * together, as the period is.
 *
 * @param common the common shift of each day, logarithms; empty if there are too few days
 */
record DayScatter(List<Double> common, Map<Endpoint, Double> scatters) {
  static final int LEAST_DAYS = 3;
  private static final double PRIOR_FREEDOM = 10;
  private static final DayScatter NONE = new DayScatter(List.of(), Map.of());

  static DayScatter of(ComparedSide baseline, Set<Endpoint> endpoints, double believed) {
    int days = baseline.days.size();
    if (days < LEAST_DAYS) {
      return NONE;
    }
    List<Double> common = new java.util.ArrayList<>();
    Map<Endpoint, double[]> chi = new HashMap<>();
    for (SlotTable day : baseline.days) {
      Map<Endpoint, Pairs> pairs = TimeTests.pairs(Measure.TYPICAL, day, baseline.slots, endpoints);
      PairedEffects effects = PairedEffects.of(pairs, CommonHours.of(pairs.values()));
      EmpiricalNull none = EmpiricalNull.of(effects.effects().values(), believed);
      common.add(effects.common().overall() + none.shift());
      for (Map.Entry<Endpoint, Effect> entry : effects.effects().entrySet()) {
        double beyond = none.change(entry.getValue());
        double[] sum = chi.computeIfAbsent(entry.getKey(), e -> new double[2]);
        sum[0] += beyond * beyond / (entry.getValue().variance() + none.spread());
        sum[1]++;
      }
    }
    Map<Endpoint, Double> scatters = new HashMap<>();
    chi.forEach(
        (endpoint, sum) ->
            scatters.put(
                endpoint,
                Math.max(1, (PRIOR_FREEDOM + sum[0]) / (PRIOR_FREEDOM + Math.max(0, sum[1] - 1)))));
    return new DayScatter(common, scatters);
  }

  /** How many times its variance an endpoint varies from day to day, at least 1. */
  double of(Endpoint endpoint) {
    return scatters.getOrDefault(endpoint, 1.0);
  }
}
