package org.crmperf.jobs.advice.baseline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmperf.jobs.advice.baseline.PairedEffects.Effect;
import org.crmperf.jobs.advice.stats.Distributions;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The tests of the endpoints' times: one of all times, one of the tail, the smaller chance counting
 * twice for having had two tries (Bonferroni).
 */
final class TimeTests {
  /**
   * Endpoints vary by this much from one day to another, were it never seen (a standard deviation).
   */
  private static final double LEAST_SPREAD = 0.015;

  /** What to reckon with where there are too few endpoints to tell the platform's days apart. */
  private static final double FEW_SPREAD = 0.045;

  /** The tail's day-to-day variation is a little larger. */
  private static final double LEAST_TAIL_SPREAD = 0.02;

  /** How much a platform's days differ if the baseline is one day: 15 % a day, two days. */
  private static final double PLATFORM_SPREAD = 0.15 * Math.sqrt(2);

  private static final double LEAST_PLATFORM_SPREAD = 0.02;
  private static final double SURE = 1e6;

  /** Up to so many endpoints each is tested against the spread of the others. */
  private static final int FEW_ENDPOINTS = 50;

  private final PairedEffects typical;
  private final PairedEffects tail;
  private final EmpiricalNull typicalNull;
  private final EmpiricalNull tailNull;
  private final DayScatter days;

  TimeTests(ComparedSide period, ComparedSide baseline, Set<Endpoint> endpoints) {
    Map<Endpoint, Pairs> all = pairs(Measure.TYPICAL, period.slots, baseline.slots, endpoints);
    this.typical = PairedEffects.of(all, CommonHours.of(all.values()));
    this.tail =
        PairedEffects.of(
            pairs(Measure.TAIL, period.slots, baseline.slots, endpoints), typical.common());
    this.typicalNull = EmpiricalNull.of(typical.effects().values(), LEAST_SPREAD, FEW_SPREAD);
    this.tailNull = EmpiricalNull.of(tail.effects().values(), LEAST_TAIL_SPREAD, FEW_SPREAD);
    this.days = DayScatter.of(baseline, endpoints, LEAST_SPREAD);
  }

  static Map<Endpoint, Pairs> pairs(
      Measure measure, SlotTable period, SlotTable baseline, Set<Endpoint> endpoints) {
    Map<Endpoint, Pairs> result = new TreeMap<>();
    for (Endpoint endpoint : endpoints) {
      Pairs pairs =
          measure.pairs(period.slots(endpoint), baseline.slots(endpoint), period, baseline);
      if (pairs != null) {
        result.put(endpoint, pairs);
      }
    }
    return result;
  }

  /**
   * The verdict of one direction.
   *
   * @param chance of so much or more if nothing happened
   * @param effect the measure that showed it
   * @param change its logarithm beyond what is common
   * @param tail whether it is the tail's
   */
  record Verdict(double chance, Effect effect, double change, boolean tail) {}

  /** The test of an endpoint; null if it has no pairs. */
  @Nullable Verdict test(Endpoint endpoint, int direction) {
    Effect all = typical.effects().get(endpoint);
    if (all == null) {
      return null;
    }
    double scatter = days.of(endpoint);
    EmpiricalNull none = typicalWithout(endpoint);
    double chance = none.chance(all, direction, scatter);
    Verdict verdict = new Verdict(Math.min(1, 2 * chance), all, none.change(all), false);
    Effect slow = tail.effects().get(endpoint);
    if (slow != null) {
      none = tailWithout(endpoint);
      double tailChance = none.chance(slow, direction, scatter);
      if (tailChance < chance) {
        verdict = new Verdict(Math.min(1, 2 * tailChance), slow, none.change(slow), true);
      }
    }
    return verdict;
  }

  /** The null by the other endpoints; one among many makes no difference. */
  private EmpiricalNull typicalWithout(Endpoint endpoint) {
    return few(typical)
        ? EmpiricalNull.of(without(typical, endpoint), LEAST_SPREAD, FEW_SPREAD)
        : typicalNull;
  }

  private EmpiricalNull tailWithout(Endpoint endpoint) {
    return few(tail)
        ? EmpiricalNull.of(without(tail, endpoint), LEAST_TAIL_SPREAD, FEW_SPREAD)
        : tailNull;
  }

  private static boolean few(PairedEffects effects) {
    return effects.effects().size() <= FEW_ENDPOINTS;
  }

  private static List<Effect> without(PairedEffects effects, Endpoint endpoint) {
    return effects.effects().entrySet().stream()
        .filter(e -> !e.getKey().equals(endpoint))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The standard error of a verdict's change. */
  double error(Verdict verdict, Endpoint endpoint) {
    EmpiricalNull none = verdict.tail() ? tailNull : typicalNull;
    double variance =
        (verdict.effect().variance() + none.spread()) * days.of(endpoint) + none.shiftVariance();
    return Math.sqrt(variance);
  }

  /** What a slot varies beyond chance, and its hour's common part. */
  double slotChange(Verdict verdict, int pair) {
    Pairs pairs = verdict.effect().pairs();
    return pairs.differences()[pair]
        - typical.common().byHour()[pairs.hours()[pair]]
        - (verdict.tail() ? tailNull : typicalNull).shift();
  }

  /** The variance of {@link #slotChange}. */
  double slotVariance(Verdict verdict, int pair) {
    PairedEffects effects = verdict.tail() ? tail : typical;
    return verdict.effect().pairs().variances()[pair] + effects.between();
  }

  /** The logarithm by which all times moved together. */
  double common() {
    return typical.common().overall() + typicalNull.shift();
  }

  /** The chance of such a common move in this direction if nothing happened. */
  double commonChance(int direction) {
    int n = days.common().size();
    double spread = PLATFORM_SPREAD;
    double freedom = SURE;
    if (n >= DayScatter.LEAST_DAYS) {
      double mean = days.common().stream().mapToDouble(d -> d).average().orElse(0);
      double squares = days.common().stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
      double seen = Math.max(LEAST_PLATFORM_SPREAD, Math.sqrt(squares / (n - 1)));
      spread = seen * Math.sqrt(1 + 1.0 / n);
      freedom = n - 1.0;
    }
    double variance = spread * spread + typicalNull.shiftVariance();
    return Distributions.studentAbove(direction * common() / Math.sqrt(variance), freedom);
  }

  /** The standard deviation of endpoints from day to day. */
  double spread() {
    return Math.sqrt(typicalNull.spread());
  }
}
