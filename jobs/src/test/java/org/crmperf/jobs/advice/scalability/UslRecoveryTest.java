package org.crmperf.jobs.advice.scalability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.metric.MetricPolicy;
import org.junit.jupiter.api.Test;

/**
 * Coefficients of simulated systems are found within their intervals, and silence where it is due.
 */
class UslRecoveryTest {
  private static final long SEED = 20_270_101;
  private static final int SEEDS = 10;
  private static final int FEW_SEEDS = 3;
  private static final int MINUTES = 720;

  /** A system. */
  private record Truth(double lambda, double sigma, double kappa) {
    double peak() {
      return Math.sqrt((1 - sigma) / kappa);
    }

    double throughput(double n) {
      return lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1));
    }
  }

  private static final List<Truth> SYSTEMS =
      List.of(new Truth(4, 0.02, 0.002), new Truth(10, 0.05, 0.0005), new Truth(2, 0.1, 0.0));

  private static double wave(int minute) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * minute / MINUTES);
  }

  private static ServiceScalability analyse(RawDay day) {
    return Scalability.of(day.series(), List.of(), MetricPolicy.defaults()).services().get(0);
  }

  @Test
  void coefficientsAreWithinTheirIntervals() {
    int inside = 0;
    int all = 0;
    int peaks = 0;
    int closePeaks = 0;
    List<String> outside = new ArrayList<>();
    for (Truth truth : SYSTEMS) {
      for (int s = 0; s < SEEDS; s++) {
        for (boolean closed : new boolean[] {true, false}) {
          UslSystem system = new UslSystem(SEED + s, truth.lambda, truth.sigma, truth.kappa);
          double most = Math.min(40, truth.kappa == 0 ? 40 : 1.3 * truth.peak());
          double rate = 0.65 * truth.throughput(most / (closed ? 1 : 2));
          RawDay day =
              closed
                  ? system.closed(MINUTES, m -> 1 + (most - 1) * wave(m))
                  : system.open(MINUTES, m -> rate * (0.08 + 0.92 * wave(m)));
          ServiceScalability found = analyse(day);
          String name = truth + (closed ? " closed " : " open ") + (SEED + s);
          UslFit fit = found.fit();
          assertThat(fit).as("%s: %s", name, found.verdict()).isNotNull();
          double[] values = {truth.lambda, truth.sigma, truth.kappa};
          Interval[] intervals = {fit.lambda(), fit.sigma(), fit.kappa()};
          for (int p = 0; p < 3; p++) {
            all++;
            boolean in =
                values[p] >= intervals[p].low() - 1e-12 && values[p] <= intervals[p].high();
            inside += in ? 1 : 0;
            if (!in) {
              outside.add(name + " " + values[p] + " not in " + intervals[p]);
            }
          }
          if (closed && truth.kappa > 0) {
            peaks += found.verdict() == ScalabilityVerdict.PEAK_KNOWN ? 1 : 0;
            double capacity = truth.throughput(truth.peak());
            closePeaks += Math.abs(found.capacity() / capacity - 1) < 0.05 ? 1 : 0;
          }
        }
      }
    }
    System.out.printf(
        "USL: %d of %d coefficients within their 95 %% intervals; %d of %d peaks known, %d of them"
            + " within 5 %%%n",
        inside, all, peaks, 2 * SEEDS, closePeaks);
    outside.forEach(System.out::println);
    assertThat(inside).as("%s", outside).isGreaterThanOrEqualTo((int) Math.round(0.92 * all));
    assertThat(closePeaks).isGreaterThanOrEqualTo((int) Math.round(0.9 * 2 * SEEDS));
  }

  @Test
  void flatLoadIsNotSpokenOf() {
    for (int s = 0; s < FEW_SEEDS; s++) {
      RawDay closed = new UslSystem(SEED + s, 4, 0.02, 0.002).closed(MINUTES, m -> 12);
      assertThat(analyse(closed).verdict()).isEqualTo(ScalabilityVerdict.RANGE_TOO_NARROW);
      assertThat(analyse(closed).fit()).isNull();
      RawDay open = new UslSystem(SEED + s, 4, 0.02, 0.002).open(MINUTES, m -> 12);
      assertThat(analyse(open).verdict()).isEqualTo(ScalabilityVerdict.RANGE_TOO_NARROW);
    }
  }

  @Test
  void independentServersHaveNoPeak() {
    for (int s = 0; s < FEW_SEEDS; s++) {
      RawDay day =
          new UslSystem(SEED + s, 5, 0, 0).open(MINUTES, m -> 40 * (0.08 + 0.92 * wave(m)));
      ServiceScalability found = analyse(day);
      assertThat(found.verdict()).as("seed %d", SEED + s).isEqualTo(ScalabilityVerdict.LINEAR);
      assertThat(found.headroom()).isNaN();
    }
  }

  @Test
  void lonelyRequestsAreNotSpokenOf() {
    RawDay day = new UslSystem(SEED, 5, 0.05, 0).open(MINUTES, m -> 0.3 + 2 * wave(m));
    assertThat(analyse(day).verdict()).isEqualTo(ScalabilityVerdict.CONCURRENCY_TOO_LOW);
  }

  @Test
  void aMorningThatIsSlowAtAnyLoadIsNotTakenForContention() {
    // two speeds at every load: neither is the law of the whole
    RawDay morning = new UslSystem(SEED, 2, 0.01, 0).closed(MINUTES / 2, m -> 1 + 20 * wave(2 * m));
    RawDay evening = new UslSystem(SEED, 6, 0.01, 0).closed(MINUTES / 2, m -> 1 + 20 * wave(2 * m));
    RawDay day = new RawDay(1);
    day.requests.addAll(morning.requests);
    evening.requests.forEach(
        r ->
            day.requests.add(
                new RawRequest(
                    r.atMicros() + MINUTES / 2 * 60_000_000L,
                    r.service(),
                    r.endpoint(),
                    r.status(),
                    r.durationMicros())));
    assertThat(analyse(day).verdict()).isEqualTo(ScalabilityVerdict.TIME_CONFOUNDED);
  }
}
