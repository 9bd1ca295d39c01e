package org.crmperf.jobs.advice.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmperf.jobs.advice.stats.Distributions;
import org.crmperf.jobs.advice.stats.FalseDiscovery;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are claimed. All tests of times, of errors and of the platform share one false
 * discovery rate, half of it for the worse and half for the better; those of throughput have their
 * own. Beyond that a change must be material.
 */
final class ChangeClaims {
  /** Errors of both sides together from which on their rates are compared. */
  private static final long LEAST_ERRORS = 10;

  /** Throughput varies by this much from day to day, were it never seen (a standard deviation). */
  private static final double THROUGHPUT_SPREAD = 0.1;

  private static final double Z = 1.959964;
  private static final double P95 = 0.95;
  private static final double MICROS_AN_HOUR = 3.6e9;

  private final ComparedSide period;
  private final ComparedSide baseline;
  private final ChangePolicy policy;
  private final List<Line> lines = new ArrayList<>();
  private final TimeTests times;
  private final double[] common = new double[2];
  private final PairedEffects throughput;
  private final EmpiricalNull throughputNull;
  private int tests;

  /** An endpoint with its tests and, once adjusted, its chances: index 0 worse, 1 better. */
  private static final class Line {
    final Endpoint endpoint;
    final List<TimeTests.Verdict> worse;
    final List<TimeTests.Verdict> better;
    @Nullable ErrorTest errors;
    final double[] timeChance = {1, 1};
    final double[] errorChance = {1, 1};
    double throughputChance = 1;

    Line(Endpoint endpoint, TimeTests times) {
      this.endpoint = endpoint;
      this.worse = times.test(endpoint, 1);
      this.better = times.test(endpoint, -1);
    }
  }

  ChangeClaims(
      ComparedSide period, ComparedSide baseline, Set<Endpoint> tested, ChangePolicy policy) {
    this.period = period;
    this.baseline = baseline;
    this.policy = policy;
    this.times = new TimeTests(period, baseline, tested);
    for (Endpoint endpoint : tested) {
      lines.add(new Line(endpoint, times));
    }
    testErrors();
    adjust(0);
    adjust(1);
    Map<Endpoint, Pairs> rates =
        TimeTests.pairs(Measure.THROUGHPUT, period.slots, baseline.slots, tested);
    this.throughput = PairedEffects.of(rates, CommonHours.of(rates.values()));
    this.throughputNull = EmpiricalNull.of(throughput.effects().values(), THROUGHPUT_SPREAD);
    adjustThroughput();
  }

  private void testErrors() {
    List<ErrorCounts> now = new ArrayList<>();
    List<ErrorCounts> then = new ArrayList<>();
    for (Line line : lines) {
      now.add(ErrorCounts.of(period, line.endpoint, baseline.slots));
      then.add(ErrorCounts.of(baseline, line.endpoint, period.slots));
    }
    double everyone = ErrorCounts.dispersion(now, then);
    for (int i = 0; i < lines.size(); i++) {
      if (now.get(i).errors() + then.get(i).errors() >= LEAST_ERRORS) {
        lines.get(i).errors = ErrorTest.of(now.get(i), then.get(i), everyone);
      }
    }
  }

  /** Puts all tests of a direction into one family. */
  private void adjust(int side) {
    List<double[]> homes = new ArrayList<>();
    List<Double> chances = new ArrayList<>();
    chances.add(times.commonChance(side == 0 ? 1 : -1));
    homes.add(common);
    for (Line line : lines) {
      List<TimeTests.Verdict> verdicts = side == 0 ? line.worse : line.better;
      if (!verdicts.isEmpty()) {
        chances.add(verdicts.get(0).chance());
        homes.add(line.timeChance);
      }
      ErrorTest errors = line.errors;
      if (errors != null) {
        chances.add(side == 0 ? errors.worse() : errors.better());
        homes.add(line.errorChance);
      }
    }
    // two-sided: each direction is held at half of the false discovery
    double[] adjusted =
        FalseDiscovery.adjusted(chances.stream().mapToDouble(p -> Math.min(1, 2 * p)).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      homes.get(i)[side] = adjusted[i];
    }
    tests = adjusted.length;
  }

  private void adjustThroughput() {
    double[] chances = new double[lines.size()];
    for (int i = 0; i < chances.length; i++) {
      PairedEffects.Effect effect = throughput.effects().get(lines.get(i).endpoint);
      chances[i] =
          effect == null
              ? 1
              : 2
                  * Math.min(
                      throughputNull.chance(effect, 1, 1), throughputNull.chance(effect, -1, 1));
    }
    double[] adjusted = FalseDiscovery.adjusted(chances);
    for (int i = 0; i < adjusted.length; i++) {
      lines.get(i).throughputChance = adjusted[i];
    }
  }

  List<EndpointChange> changes() {
    return lines.stream().map(this::change).toList();
  }

  int tests() {
    return tests;
  }

  double spread() {
    return times.spread();
  }

  double commonRatio() {
    return Math.exp(times.common());
  }

  double commonChance() {
    return Math.min(common[0], common[1]);
  }

  Change commonChange() {
    return claim(common, times.common(), policy.relativeFloor());
  }

  private Change claim(double[] chances, double log, double floor) {
    if (chances[0] <= policy.falseDiscovery() && log >= Math.log1p(floor)) {
      return Change.REGRESSED;
    }
    return chances[1] <= policy.falseDiscovery() && log <= Math.log1p(-floor)
        ? Change.IMPROVED
        : Change.UNCHANGED;
  }

  private EndpointChange change(Line line) {
    EndpointChange.Time time = time(line);
    EndpointChange.Errors errors = errors(line);
    Change ofTime = time == null ? Change.UNCHANGED : time.change();
    Change ofErrors = errors == null ? Change.UNCHANGED : errors.change();
    Change whole = Change.UNCHANGED;
    if (ofTime == Change.REGRESSED || ofErrors == Change.REGRESSED) {
      whole = Change.REGRESSED;
    } else if (ofTime == Change.IMPROVED || ofErrors == Change.IMPROVED) {
      whole = Change.IMPROVED;
    }
    return new EndpointChange(
        line.endpoint.endpoint(),
        line.endpoint.method(),
        whole,
        period.slots.requests(line.endpoint, baseline.slots),
        baseline.slots.requests(line.endpoint, period.slots),
        time,
        errors,
        throughput(line));
  }

  private EndpointChange.@Nullable Time time(Line line) {
    if (line.worse.isEmpty() || line.better.isEmpty()) {
      return null;
    }
    boolean slower = line.worse.get(0).chance() <= line.better.get(0).chance();
    TimeTests.Verdict verdict = material(slower ? line.worse : line.better);
    QuantileInterval now = p95(period, line.endpoint);
    QuantileInterval then = p95(baseline, line.endpoint);
    double log = verdict.change();
    Change change = claim(line.timeChance, log, policy.relativeFloor());
    double millis = Math.abs(then.micros() / 1000.0 * Math.expm1(log));
    if (millis < policy.absoluteFloorMillis()) {
      change = Change.UNCHANGED;
    }
    double error = Z * times.error(verdict, line.endpoint);
    return new EndpointChange.Time(
        change,
        now,
        then,
        verdict.tail(),
        Math.exp(log),
        Math.exp(log - error),
        Math.exp(log + error),
        Math.min(line.timeChance[0], line.timeChance[1]),
        extraHours(period.latency(line.endpoint), verdict),
        change == Change.UNCHANGED ? List.of() : hours(verdict, change));
  }

  /**
   * The surest measure that is material; the surest of all if none is. That something happened to
   * the endpoint is beyond noise by the surest: of the others it is enough that each is sure by
   * itself, as often as they were tried.
   */
  private TimeTests.Verdict material(List<TimeTests.Verdict> verdicts) {
    for (TimeTests.Verdict verdict : verdicts) {
      if (verdict.chance() <= policy.falseDiscovery()
          && Math.abs(verdict.change()) >= Math.log1p(policy.relativeFloor())) {
        return verdict;
      }
    }
    return verdicts.get(0);
  }

  private static QuantileInterval p95(ComparedSide side, Endpoint endpoint) {
    return QuantileInterval.of(
        side.latency(endpoint), P95, TailDispersion.of(side.slots.slots(endpoint).values()));
  }

  /** What the requests that changed take, less what they would have taken unchanged. */
  private static double extraHours(LatencyHistogram latency, TimeTests.Verdict verdict) {
    long from = verdict.tail() ? latency.percentile(verdict.by().measure.from()) : -1;
    double[] micros = new double[1];
    latency.forEach((value, count) -> micros[0] += value > from ? (double) value * count : 0);
    return micros[0] * -Math.expm1(-verdict.change()) / MICROS_AN_HOUR;
  }

  /** The hours of a claimed change in which it shows by itself, their false discovery held too. */
  private List<Integer> hours(TimeTests.Verdict verdict, Change change) {
    int direction = change == Change.REGRESSED ? 1 : -1;
    int[] hours = verdict.effect().pairs().hours();
    double[] chances = new double[hours.length];
    for (int i = 0; i < chances.length; i++) {
      chances[i] =
          Distributions.studentAbove(
              direction * times.slotChange(verdict, i) / Math.sqrt(times.slotVariance(verdict, i)),
              verdict.effect().freedom());
    }
    double[] adjusted = FalseDiscovery.adjusted(chances);
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < hours.length; i++) {
      if (adjusted[i] <= policy.falseDiscovery() && !shown.contains(hours[i])) {
        shown.add(hours[i]);
      }
    }
    return List.copyOf(shown);
  }

  private EndpointChange.@Nullable Errors errors(Line line) {
    ErrorTest test = line.errors;
    if (test == null) {
      return null;
    }
    double difference = Math.abs(test.period().rate() - test.baseline().rate());
    double smaller = Math.min(test.period().rate(), test.baseline().rate());
    boolean material =
        difference >= policy.errorFloor() && difference >= policy.errorRelativeFloor() * smaller;
    Change change = Change.UNCHANGED;
    if (material && line.errorChance[0] <= policy.falseDiscovery()) {
      change = Change.REGRESSED;
    } else if (material && line.errorChance[1] <= policy.falseDiscovery()) {
      change = Change.IMPROVED;
    }
    return new EndpointChange.Errors(
        change,
        test.period().errors(),
        test.period().rate(),
        test.baseline().rate(),
        test.dispersion(),
        Math.min(line.errorChance[0], line.errorChance[1]));
  }

  private EndpointChange.@Nullable Throughput throughput(Line line) {
    PairedEffects.Effect effect = throughput.effects().get(line.endpoint);
    if (effect == null) {
      return null;
    }
    double own = throughputNull.change(effect);
    boolean claimed =
        line.throughputChance <= policy.falseDiscovery()
            && Math.abs(own) >= Math.log1p(policy.throughputFloor());
    return new EndpointChange.Throughput(
        Math.exp(effect.raw()),
        Math.exp(own),
        claimed ? (int) Math.signum(own) : 0,
        line.throughputChance);
  }
}
