package org.crmperf.jobs.advice.scalability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawTraffic;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.TargetRule;
import org.junit.jupiter.api.Test;

/** Endpoints that slow with load are found, others are not, and idle slowness is told from it. */
class EndpointLoadsTest {
  private static final int SEEDS = 20;

  private static List<EndpointLoad> analyse(RawDay day) {
    MetricPolicy policy =
        new MetricPolicy(List.of(), List.of(new TargetRule("/e2", null, 100, 100)), 0.5);
    return Scalability.of(day.series(), List.of(), policy).endpoints();
  }

  @Test
  void whatSlowsWithLoadIsFound() {
    int found = 0;
    int tested = 0;
    int wrong = 0;
    int others = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      RawDay day = new RawDay(1);
      new RawTraffic(seed, 1, 6, 80, 0.001)
          .add(
              day,
              1440,
              new RawTraffic.Trouble() {
                @Override
                public double failure(int minute, String service, String endpoint) {
                  return 0;
                }

                @Override
                public double slowness(int minute, String service, String endpoint) {
                  return endpoint.equals("/e1") ? 1 + 1.5 * RawTraffic.shape(minute) : 1;
                }
              });
      for (EndpointLoad e : analyse(day)) {
        boolean injected = e.endpoint().equals("/e1");
        found += injected && e.degrades() ? 1 : 0;
        tested += injected ? 1 : 0;
        wrong += !injected && e.degrades() ? 1 : 0;
        others += injected ? 0 : 1;
        if (e.endpoint().equals("/e2")) {
          assertThat(e.slowWhenIdle()).as("seed %d: %s", seed, e).isTrue();
        }
        if (e.endpoint().equals("/e0")) {
          assertThat(e.slowWhenIdle()).as("seed %d: %s", seed, e).isFalse();
        }
      }
    }
    System.out.printf(
        "endpoints and load: %d of %d that slow with load found; %d of %d others claimed%n",
        found, tested, wrong, others);
    assertThat(tested).isEqualTo(SEEDS);
    assertThat(found).isGreaterThanOrEqualTo(SEEDS - 1);
    assertThat(wrong).isLessThanOrEqualTo(others / 50);
  }
}
