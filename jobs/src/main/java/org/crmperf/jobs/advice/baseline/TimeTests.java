package org.crmperf.jobs.advice.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmperf.jobs.advice.baseline.PairedEffects.Effect;
import org.crmperf.jobs.advice.stats.Distributions;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * The tests of the endpoints' times: of all times, of the upper quarter, and of the tail. Each
 * chance counts as often as there are tests (Bonferroni).
 */
final class TimeTests {
  /** Endpoints vary by about this much from one day to another (a standard deviation). */
  private static final double BELIEVED = 0.02;

  /** How much a platform's days differ if the baseline is one day: 15 % a day, two days. */
  private static final double PLATFORM_SPREAD = 0.15 * Math.sqrt(2);

  private static final double LEAST_PLATFORM_SPREAD = 0.02;
  private static final double SURE = 1e6;

  private final TimeMeasure typical;
  private final List<TimeMeasure> measures;
  private final DayScatter days;

  TimeTests(ComparedSide period, ComparedSide baseline, Set<Endpoint> endpoints) {
    this.typical = TimeMeasure.of(Measure.TYPICAL, period, baseline, endpoints, null, BELIEVED);
    this.measures =
        List.of(
            typical,
            slow(Measure.UPPER, period, baseline, endpoints),
            slow(Measure.TAIL, period, baseline, endpoints));
    this.days = DayScatter.of(baseline, endpoints, BELIEVED);
  }

  private TimeMeasure slow(
      Measure measure, ComparedSide period, ComparedSide baseline, Set<Endpoint> endpoints) {
    CommonHours common = typical.effects.common();
    return TimeMeasure.of(measure, period, baseline, endpoints, common, BELIEVED);
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
   * The verdict of one measure in one direction.
   *
   * @param chance of so much or more in any of the measures if nothing happened
   * @param effect the measure that showed it
   * @param change its logarithm beyond what is common
   */
  record Verdict(TimeMeasure by, double chance, Effect effect, double change) {
    /** Whether it is of slow requests alone. */
    boolean tail() {
      return by.measure != Measure.TYPICAL;
    }
  }

  /** The tests of an endpoint, the surest first; empty if it has no pairs. */
  List<Verdict> test(Endpoint endpoint, int direction) {
    if (typical.effect(endpoint) == null) {
      return List.of();
    }
    double scatter = days.of(endpoint);
    List<Verdict> verdicts = new ArrayList<>();
    for (TimeMeasure by : measures) {
      Effect effect = by.effect(endpoint);
      if (effect != null) {
        EmpiricalNull none = by.without(endpoint);
        double chance = measures.size() * none.chance(effect, direction, scatter);
        verdicts.add(new Verdict(by, Math.min(1, chance), effect, none.change(effect)));
      }
    }
    verdicts.sort(Comparator.comparingDouble(Verdict::chance));
    return List.copyOf(verdicts);
  }

  /** The standard error of a verdict's change. */
  double error(Verdict verdict, Endpoint endpoint) {
    EmpiricalNull none = verdict.by().none;
    double variance =
        (verdict.effect().variance() + none.spread()) * days.of(endpoint) + none.shiftVariance();
    return Math.sqrt(variance);
  }

  /** What a slot varies beyond chance, and its hour's common part. */
  double slotChange(Verdict verdict, int pair) {
    Pairs pairs = verdict.effect().pairs();
    return pairs.differences()[pair]
        - typical.effects.common().byHour()[pairs.hours()[pair]]
        - verdict.by().none.shift();
  }

  /** The variance of {@link #slotChange}. */
  double slotVariance(Verdict verdict, int pair) {
    return verdict.effect().pairs().variances()[pair] + verdict.by().effects.between();
  }

  /** The logarithm by which all times moved together. */
  double common() {
    return typical.effects.common().overall() + typical.none.shift();
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
    double variance = spread * spread + typical.none.shiftVariance();
    return Distributions.studentAbove(direction * common() / Math.sqrt(variance), freedom);
  }

  /** The standard deviation of endpoints from day to day. */
  double spread() {
    return Math.sqrt(typical.none.spread());
  }
}
