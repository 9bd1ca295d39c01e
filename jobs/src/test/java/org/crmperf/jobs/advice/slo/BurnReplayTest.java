package org.crmperf.jobs.advice.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.advice.raw.RawTraffic;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestStats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Budgets and alerts equal those that are counted from raw requests, minute by minute. */
class BurnReplayTest {
  private static final int DAYS = 5;
  private static final int DAY = 1440;
  private static final double AVAILABILITY = 0.995;
  private static final double LATENCY_SHARE = 0.97;
  private static final double LATENCY_MILLIS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void alertsAreThoseOfTheRawRequests(long seed) {
    RawDay raw = raw(seed);
    MetricPolicy policy = new MetricPolicy(List.of(), List.of(), 0.5, LATENCY_MILLIS);
    Instant start = RawDay.START.plusSeconds((DAYS - 1) * 86_400L);
    Objective available =
        new Objective("", Objective.Kind.AVAILABILITY, AVAILABILITY, Double.NaN, true);
    Objective fast = new Objective("", Objective.Kind.LATENCY, LATENCY_SHARE, LATENCY_MILLIS, true);
    Objective ofService = new Objective("s1", Objective.Kind.AVAILABILITY, 0.98, Double.NaN, true);
    SloReport report =
        SloReport.of(
            new SloInput(List.of(available, fast, ofService), raw.history(policy)),
            start,
            raw.end(),
            RawDay.ZONE,
            new RequestStats());
    Predicate<RawRequest> any = r -> true;
    Predicate<RawRequest> late = r -> r.durationMicros() > LATENCY_MILLIS * 1000;
    assertThat(report.statuses()).hasSize(3);
    check(raw, report.statuses().get(0), any, RawRequest::isError, "1/200");
    check(raw, report.statuses().get(1), any, late, "3/100");
    check(
        raw, report.statuses().get(2), r -> r.service().equals("s1"), RawRequest::isError, "2/100");
    assertThat(report.statuses().stream().mapToLong(s -> s.alerts().size()).sum())
        .as("seed %d has alerts to compare", seed)
        .isPositive();
  }

  /** Days with an outage somewhere, a slow hour, and a low rate of errors throughout. */
  private static RawDay raw(long seed) {
    Random random = new Random(seed);
    int outage = random.nextInt(DAYS * DAY - 60);
    int late = (DAYS - 1) * DAY + random.nextInt(DAY - 60);
    int slow = (DAYS - 1) * DAY + random.nextInt(DAY - 120);
    RawDay raw = new RawDay(DAYS);
    new RawTraffic(seed, 2, 6, 20, 0.004)
        .add(
            raw,
            DAYS * DAY,
            new RawTraffic.Trouble() {
              @Override
              public double failure(int minute, String service, String endpoint) {
                boolean down = minute >= outage && minute < outage + 40;
                boolean part = minute >= late && minute < late + 25 && service.equals("s1");
                return down ? 0.7 : part ? 0.4 : 0;
              }

              @Override
              public double slowness(int minute, String service, String endpoint) {
                return minute >= slow && minute < slow + 90 ? 5 : 1;
              }
            });
    return raw;
  }

  private static void check(
      RawDay raw,
      SloStatus status,
      Predicate<RawRequest> counts,
      Predicate<RawRequest> isBad,
      String budget) {
    long[] total = new long[DAYS * DAY];
    long[] bad = new long[DAYS * DAY];
    for (RawRequest r : raw.requests) {
      if (counts.test(r)) {
        total[r.minute()]++;
        bad[r.minute()] += isBad.test(r) ? 1 : 0;
      }
    }
    assertThat(status.period().total()).isEqualTo(sum(total, (DAYS - 1) * DAY, DAYS * DAY));
    assertThat(status.period().bad()).isEqualTo(sum(bad, (DAYS - 1) * DAY, DAYS * DAY));
    assertThat(status.trailing().bad()).isEqualTo(sum(bad, 0, DAYS * DAY));
    assertThat(status.trailingDays()).isEqualTo(DAYS);
    List<String> expected = new ArrayList<>();
    expect(total, bad, budget, 144, 10, 60, 5, "14.4x 1h/5m", expected);
    expect(total, bad, budget, 6, 1, 360, 30, "6x 6h/30m", expected);
    expect(total, bad, budget, 3, 1, 1440, 120, "3x 1d/2h", expected);
    expect(total, bad, budget, 1, 1, 4320, 360, "1x 3d/6h", expected);
    assertThat(
            status.alerts().stream()
                .map(
                    a ->
                        a.window().name()
                            + " "
                            + a.fired().toInstant()
                            + " "
                            + (a.ended() == null ? "on" : a.ended().toInstant().toString())
                            + " "
                            + a.mostBad())
                .toList())
        .isEqualTo(expected);
  }

  /** In whole numbers: bad / total above factor times budget, both fractions. */
  private static void expect(
      long[] total,
      long[] bad,
      String budget,
      long factor,
      long factorOver,
      int longWindow,
      int shortWindow,
      String name,
      List<String> into) {
    long allowed = Long.parseLong(budget.substring(0, budget.indexOf('/'))) * factor;
    long of = Long.parseLong(budget.substring(budget.indexOf('/') + 1)) * factorOver;
    int fired = -1;
    long most = 0;
    for (int m = 0; m < total.length; m++) {
      boolean fires = true;
      for (int window : new int[] {longWindow, shortWindow}) {
        int from = Math.max(0, m + 1 - window);
        fires &= sum(bad, from, m + 1) * of > sum(total, from, m + 1) * allowed;
      }
      if (fires && fired < 0) {
        fired = m;
        most = 0;
      } else if (!fires && fired >= 0) {
        if (m > (DAYS - 1) * DAY) {
          into.add(name + " " + end(fired) + " " + end(m) + " " + most);
        }
        fired = -1;
      }
      most = Math.max(most, sum(bad, Math.max(0, m + 1 - longWindow), m + 1));
    }
    if (fired >= 0) {
      into.add(name + " " + end(fired) + " on " + most);
    }
  }

  private static Instant end(int minute) {
    return RawDay.START.plusSeconds((minute + 1) * 60L);
  }

  private static long sum(long[] values, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
