package org.crmperf.jobs.advice.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.junit.jupiter.api.Test;

class MixShiftTest {
  private static final Endpoint FAST = new Endpoint("/fast", "GET");
  private static final Endpoint SLOW = new Endpoint("/slow", "GET");
  private static final Endpoint NEW = new Endpoint("/new", "GET");

  private final Random random = new Random(3);

  private LatencyHistogram times(int n, double medianMillis) {
    LatencyHistogram latency = new LatencyHistogram();
    for (int i = 0; i < n; i++) {
      latency.record(Math.round(1000 * medianMillis * Math.exp(0.5 * random.nextGaussian())), 1);
    }
    return latency;
  }

  @Test
  void trafficThatMovesIsMix() {
    LatencyHistogram fast = times(10_000, 50);
    LatencyHistogram slow = times(10_000, 500);
    LatencyHistogram more = new LatencyHistogram();
    for (int i = 0; i < 3; i++) {
      more.add(slow);
    }
    MixShift shift = MixShift.of(Map.of(FAST, fast, SLOW, more), Map.of(FAST, fast, SLOW, slow));
    LatencyHistogram period = new LatencyHistogram();
    period.add(fast);
    period.add(more);
    assertThat(shift.periodMillis())
        .isCloseTo(period.percentile(0.95) / 1000.0, within(0.01 * shift.periodMillis()));
    assertThat(shift.mixMillis()).isGreaterThan(20);
    assertThat(shift.slowdownMillis()).isCloseTo(0, within(1e-9));
  }

  @Test
  void slowerTimesAreSlowdown() {
    LatencyHistogram fast = times(10_000, 50);
    MixShift shift =
        MixShift.of(
            Map.of(FAST, fast, SLOW, times(10_000, 600)),
            Map.of(FAST, fast, SLOW, times(10_000, 500)));
    assertThat(shift.mixMillis()).isCloseTo(0, within(1e-9));
    assertThat(shift.slowdownMillis() / shift.baselineMillis()).isCloseTo(0.2, within(0.03));
  }

  @Test
  void theTwoAddUpAndShareTheRest() {
    MixShift shift =
        MixShift.of(
            Map.of(FAST, times(5_000, 60), SLOW, times(8_000, 700)),
            Map.of(FAST, times(9_000, 50), SLOW, times(2_000, 500)));
    double total = shift.periodMillis() - shift.baselineMillis();
    assertThat(shift.mixMillis() + shift.slowdownMillis()).isCloseTo(total, within(1e-6));
    assertThat(shift.mixMillis()).isPositive();
    assertThat(shift.slowdownMillis()).isPositive();
  }

  @Test
  void whatComesIsMix() {
    LatencyHistogram fast = times(10_000, 50);
    MixShift shift = MixShift.of(Map.of(FAST, fast, NEW, times(10_000, 900)), Map.of(FAST, fast));
    assertThat(shift.mixMillis()).isGreaterThan(500);
    assertThat(shift.slowdownMillis()).isCloseTo(0, within(1e-9));
  }
}
