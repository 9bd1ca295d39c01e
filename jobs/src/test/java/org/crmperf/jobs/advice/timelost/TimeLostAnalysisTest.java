package org.crmperf.jobs.advice.timelost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.TargetRule;
import org.junit.jupiter.api.Test;

/** Targets below T, between T and 4T and above 4T, errors timed and not, against every request. */
class TimeLostAnalysisTest {
  private static final double[] TARGETS_MILLIS = {150, 900, 3000};
  private static final long APDEX_MICROS = 500_000;

  private final List<long[]> requests = new ArrayList<>();
  private final Map<Endpoint, RequestStats> stats = new TreeMap<>();
  private final RequestStats total = new RequestStats();
  private final MetricPolicy policy = policy();

  private static Endpoint endpoint(int e) {
    return new Endpoint("/e" + e, "GET");
  }

  private static MetricPolicy policy() {
    List<TargetRule> rules = new ArrayList<>();
    for (int e = 0; e < TARGETS_MILLIS.length; e++) {
      rules.add(new TargetRule("/e" + e, null, TARGETS_MILLIS[e], APDEX_MICROS / 1000.0));
    }
    return new MetricPolicy(List.of(), rules, 0.5);
  }

  private void day(long seed) {
    Random random = new Random(seed);
    for (int e = 0; e < TARGETS_MILLIS.length; e++) {
      RequestStats s = new RequestStats();
      for (int i = 0; i < 4000; i++) {
        long micros = Math.round(400_000 * Math.exp(1.1 * random.nextGaussian()));
        boolean error = random.nextInt(20) == 0;
        boolean timed = !error || random.nextBoolean();
        requests.add(new long[] {e, timed ? micros : -1, error ? 1 : 0});
        count(s, micros, error, timed, Math.round(TARGETS_MILLIS[e] * 1000));
      }
      stats.put(endpoint(e), s);
      total.addCounts(s);
    }
  }

  private static void count(
      RequestStats s, long micros, boolean error, boolean timed, long target) {
    s.requests++;
    s.errors += error ? 1 : 0;
    s.apdexSamples += error || timed ? 1 : 0;
    if (timed) {
      s.timed++;
      s.sumMicros += micros;
      s.latency.record(micros, 1);
      s.satisfied += !error && micros <= APDEX_MICROS ? 1 : 0;
      s.tolerating += !error && micros > APDEX_MICROS && micros <= 4 * APDEX_MICROS ? 1 : 0;
      s.overTarget += micros > target ? 1 : 0;
      s.overTargetMicros += Math.max(0, micros - target);
    }
  }

  /** The figures with the times of some endpoints cut, from every request. */
  private void same(TimeLost.Figures figures, List<Integer> met) {
    long[] times =
        requests.stream().filter(r -> r[1] >= 0).mapToLong(r -> cut(r, met)).sorted().toArray();
    double score = 0;
    int samples = 0;
    for (long[] r : requests) {
      long micros = cut(r, met);
      if (r[1] >= 0 && r[2] == 0) {
        score += micros <= APDEX_MICROS ? 1 : micros <= 4 * APDEX_MICROS ? 0.5 : 0;
      }
      samples += r[1] >= 0 || r[2] == 1 ? 1 : 0;
    }
    assertThat(figures.apdex()).isCloseTo(score / samples, within(1e-9));
    assertThat(figures.userHours()).isCloseTo(Arrays.stream(times).sum() / 3.6e9, within(1e-9));
    near(figures.p50Millis(), times, 0.50);
    near(figures.p95Millis(), times, 0.95);
    near(figures.p99Millis(), times, 0.99);
  }

  private static long cut(long[] request, List<Integer> met) {
    int e = (int) request[0];
    return met.contains(e)
        ? Math.min(request[1], Math.round(TARGETS_MILLIS[e] * 1000))
        : request[1];
  }

  private static void near(double millis, long[] sorted, double quantile) {
    double exact = sorted[(int) Math.ceil(quantile * sorted.length) - 1] / 1000.0;
    assertThat(millis).isCloseTo(exact, within(0.005 * exact));
  }

  @Test
  void everyFigureIsThatOfTheRequestsCut() {
    day(5);
    TimeLost lost = TimeLostAnalysis.of(stats, total, policy);

    same(lost.today(), List.of());
    same(lost.ifAllMet(), List.of(0, 1, 2));
    assertThat(lost.rows()).hasSize(3);
    for (TimeLost.Row row : lost.rows()) {
      int e = row.endpoint().charAt(2) - '0';
      same(row.ifMet(), List.of(e));
      assertThat(row.targetMillis()).isEqualTo(TARGETS_MILLIS[e]);
      assertThat(lost.today().userHours() - row.ifMet().userHours())
          .isCloseTo(row.lostHours(), within(1e-9));
    }
    assertThat(lost.rows().stream().mapToDouble(TimeLost.Row::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(lost.rows())
        .isSortedAccordingTo((a, b) -> Double.compare(b.lostHours(), a.lostHours()));
  }

  @Test
  void aQuietDayLosesNothing() {
    TimeLost lost = TimeLostAnalysis.of(stats, total, policy);
    assertThat(lost.rows()).isEmpty();
    assertThat(lost.lostHours()).isZero();
    assertThat(lost.today().p95Millis()).isNaN();
  }
}
