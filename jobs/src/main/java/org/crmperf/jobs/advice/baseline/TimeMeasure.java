package org.crmperf.jobs.advice.baseline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmperf.jobs.advice.baseline.PairedEffects.Effect;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.jspecify.annotations.Nullable;

/** One measure of all endpoints' times, and how it varies where nothing happened. */
final class TimeMeasure {
  /** Up to so many endpoints each is tested against the spread of the others. */
  private static final int FEW_ENDPOINTS = 50;

  /** Where there are too few endpoints to tell the platform's days apart, theirs vary with them. */
  private static final double ALONE = 2;

  final Measure measure;
  final PairedEffects effects;
  final EmpiricalNull none;
  private final double believed;

  private TimeMeasure(Measure measure, PairedEffects effects, double believed) {
    this.measure = measure;
    this.effects = effects;
    boolean alone = effects.effects().size() < CommonHours.LEAST_ENDPOINTS;
    this.believed = alone ? ALONE * believed : believed;
    this.none = EmpiricalNull.of(effects.effects().values(), this.believed);
  }

  /**
   * A measure.
   *
   * @param common what all share in each hour; null if it is this measure that tells it
   * @param believed the spread of endpoints from one day to another, before it is seen
   */
  static TimeMeasure of(
      Measure measure,
      ComparedSide period,
      ComparedSide baseline,
      Set<Endpoint> endpoints,
      @Nullable CommonHours common,
      double believed) {
    Map<Endpoint, Pairs> pairs = TimeTests.pairs(measure, period.slots, baseline.slots, endpoints);
    return new TimeMeasure(
        measure,
        PairedEffects.of(pairs, common == null ? CommonHours.of(pairs.values()) : common),
        believed);
  }

  @Nullable Effect effect(Endpoint endpoint) {
    return effects.effects().get(endpoint);
  }

  /** The null by the other endpoints; one among many makes no difference. */
  EmpiricalNull without(Endpoint endpoint) {
    if (effects.effects().size() > FEW_ENDPOINTS) {
      return none;
    }
    List<Effect> others =
        effects.effects().entrySet().stream()
            .filter(e -> !e.getKey().equals(endpoint))
            .map(Map.Entry::getValue)
            .toList();
    return EmpiricalNull.of(others, believed);
  }
}
