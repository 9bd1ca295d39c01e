package org.crmperf.jobs.advice.scenario;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.BaselineComparison;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.text.Text;

/** A day with an injection against its baseline, and what the comparison makes of it. */
public record Scenario(Setting setting, Injection injection, long seed) {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final double LEAST_REQUESTS = 2000;
  private static final int WEEK = 7;

  /** The platform that it happens on. */
  public enum Setting {
    CHANCE("chance alone"),
    ORDINARY("ordinary days"),
    ROUGH("rough days"),
    FEW("ordinary days, 8 endpoints"),
    TRAILING("ordinary days, baseline of 20 days");

    private final String words;

    Setting(String words) {
      this.words = words;
    }

    /** In words, for the table. */
    public String words() {
      return words;
    }

    Traffic traffic(Dice dice) {
      return this == FEW ? Traffic.of(8, 300, 9000, dice) : Traffic.of(dice);
    }

    Noise noise(Dice dice) {
      return switch (this) {
        case CHANCE -> Noise.NONE;
        case ORDINARY, FEW, TRAILING -> Noise.ordinary(dice);
        case ROUGH -> Noise.rough(dice);
      };
    }

    List<LocalDate> baseline() {
      if (this != TRAILING) {
        return List.of(DAY.minusDays(WEEK));
      }
      List<LocalDate> days = new ArrayList<>();
      for (LocalDate day = DAY.minusDays(28); day.isBefore(DAY); day = day.plusDays(1)) {
        if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
          days.add(day);
        }
      }
      return days;
    }
  }

  /**
   * What was found.
   *
   * @param target what the endpoint that was touched was called
   * @param busier whether its throughput was said to have grown
   * @param falseRegressions findings of a regression that was not injected
   */
  public record Outcome(Change target, boolean busier, int falseRegressions) {}

  /** Runs it. */
  public Outcome run() {
    Dice dice = new Dice(setting.ordinal(), injection.ordinal(), seed);
    Traffic traffic = setting.traffic(dice);
    Noise noise = setting.noise(dice);
    int touched = pick(traffic, dice);
    long days = dice.below(Integer.MAX_VALUE);
    MetricPolicy policy = MetricPolicy.defaults();
    Problem today = injection.today(traffic, touched);
    BaselineComparison comparison =
        new BaselineComparison(
            CellSink.of(new ScenarioDay(days, traffic, noise, DAY, today), policy),
            ZoneOffset.UTC,
            policy,
            ChangePolicy.DEFAULTS);
    Problem before = injection.before(touched);
    List<LocalDate> baseline = setting.baseline();
    baseline.forEach(
        day ->
            comparison.addDay(
                CellSink.of(new ScenarioDay(days, traffic, noise, day, before), policy)));
    return outcome(
        comparison.compare(new BaselineChoice("", baseline, false, Text.NONE)),
        traffic.endpoints().get(touched));
  }

  /**
   * An endpoint with traffic enough for the promise; on a small platform its busiest if none has.
   */
  private static int pick(Traffic traffic, Dice dice) {
    List<Integer> busy = new ArrayList<>();
    int busiest = 0;
    for (int e = 0; e < traffic.endpoints().size(); e++) {
      double requests = traffic.endpoints().get(e).requestsADay();
      if (requests >= LEAST_REQUESTS) {
        busy.add(e);
      }
      busiest = requests > traffic.endpoints().get(busiest).requestsADay() ? e : busiest;
    }
    return busy.isEmpty() ? busiest : busy.get(dice.below(busy.size()));
  }

  private static Outcome outcome(Comparison comparison, Traffic.Endpoint touched) {
    Change target = Change.UNCHANGED;
    boolean busier = false;
    int wrong = comparison.commonChange() == Change.REGRESSED ? 1 : 0;
    for (EndpointChange change : comparison.changes()) {
      if (change.endpoint().equals(touched.path())) {
        target = change.change();
        EndpointChange.Throughput throughput = change.throughput();
        busier = throughput != null && throughput.changed() > 0;
      } else if (change.change() == Change.REGRESSED) {
        wrong++;
      }
    }
    return new Outcome(target, busier, wrong);
  }
}
