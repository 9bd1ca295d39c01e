package org.crmperf.jobs.advice.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.advice.raw.RawTraffic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Time limits, fast failures, retry storms, what came first, and who left: injected and found. */
class ErrorPatternsTest {
  private static final int FROM = 700;
  private static final int TO = 712;

  private static Availability of(RawDay day) {
    return Availability.of(day.series(), 0.5, 1);
  }

  private static boolean during(int minute) {
    return minute >= FROM && minute < TO;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void failuresAtATimeLimitAreTimeouts(long seed) {
    for (long millis : new long[] {30_000, 60_000, 5_000}) {
      RawDay day = new RawDay(1);
      new RawTraffic(seed, 1, 5, 60, 0.001).add(day, 1440, failing(millis));
      FailureMode mode = of(day).failureModes().get(0);
      assertThat(mode.kind())
          .as("seed %d, %d ms", seed, millis)
          .isEqualTo(FailureMode.Kind.TIMEOUT);
      assertThat(mode.limitMillis()).isEqualTo((double) millis);
    }
    RawDay fast = new RawDay(1);
    new RawTraffic(seed, 1, 5, 60, 0).add(fast, 1440, failing(3));
    assertThat(of(fast).failureModes())
        .isNotEmpty()
        .allMatch(f -> f.kind() == FailureMode.Kind.FAST);
    RawDay like = new RawDay(1);
    new RawTraffic(seed, 1, 5, 60, 0.02).add(like, 1440, RawTraffic.NONE);
    assertThat(of(like).failureModes())
        .isNotEmpty()
        .allMatch(f -> f.kind() == FailureMode.Kind.USUAL);
  }

  private static RawTraffic.Trouble failing(long millis) {
    return new RawTraffic.Trouble() {
      @Override
      public double failure(int minute, String service, String endpoint) {
        return minute % 60 < 5 ? 0.2 : 0;
      }

      @Override
      public long failureMicros(int minute) {
        return millis * 1000;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aRiseOfRequestsWhileTheyFailIsARetryStorm(long seed) {
    for (double rate : new double[] {1, 2.5}) {
      RawDay day = new RawDay(1);
      new RawTraffic(seed, 2, 5, 100, 0.002)
          .add(
              day,
              1440,
              new RawTraffic.Trouble() {
                @Override
                public double failure(int minute, String service, String endpoint) {
                  return during(minute) ? 0.9 : 0;
                }

                @Override
                public double rate(int minute) {
                  return during(minute) ? rate : 1;
                }
              });
      List<Incident> incidents = of(day).incidents();
      assertThat(incidents).hasSize(1);
      assertThat(incidents.get(0).retryStorm())
          .as("seed %d, rate %s", seed, rate)
          .isEqualTo(rate > 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theEndpointThatFailedFirstIsNamed(long seed) {
    RawDay day = new RawDay(1);
    new RawTraffic(seed, 2, 5, 150, 0.002)
        .add(
            day,
            1440,
            (minute, service, endpoint) -> {
              boolean first = service.equals("s1") && endpoint.equals("/e1");
              boolean before = first && minute >= FROM - 6 && minute < FROM;
              return during(minute) || before ? 1 : 0;
            });
    Incident outage =
        of(day).incidents().stream().filter(Incident::outage).findFirst().orElseThrow();
    assertThat(outage.scope()).isEqualTo(Scope.PLATFORM);
    FirstSign first = outage.first();
    assertThat(first).as("seed %d: %s", seed, outage).isNotNull();
    assertThat(first.where()).isEqualTo("GET /e1");
    assertThat(first.kind()).isEqualTo(FirstSign.Kind.FAILED);
    assertThat(outage.radius().services()).containsExactly("s0", "s1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aBurstBelowHalfIsNoOutage(long seed) {
    RawDay day = new RawDay(1);
    new RawTraffic(seed, 2, 5, 150, 0.003)
        .add(day, 1440, (minute, service, endpoint) -> during(minute) ? 0.25 : 0);
    List<Incident> incidents = of(day).incidents();
    assertThat(incidents).as("seed %d", seed).hasSize(1);
    assertThat(incidents.get(0).outage()).isFalse();
    assertThat(incidents.get(0).scope()).isEqualTo(Scope.PLATFORM);
    assertThat(incidents.get(0).fromMinute()).isBetween(FROM - 1, FROM + 1);
    assertThat(incidents.get(0).toMinute()).isBetween(TO - 1, TO + 1);
  }

  /** Clients that leave after two seconds, and clients that leave at any time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void clientsThatLeaveSlowMinutesAreTold(long seed) {
    RawTraffic.Trouble slow =
        new RawTraffic.Trouble() {
          @Override
          public double failure(int minute, String service, String endpoint) {
            return 0;
          }

          @Override
          public double slowness(int minute, String service, String endpoint) {
            return minute % 30 < 3 ? 12 : 1;
          }
        };
    RawDay impatient = new RawDay(1);
    RawDay fickle = new RawDay(1);
    RawDay raw = new RawDay(1);
    new RawTraffic(seed, 1, 3, 60, 0).add(raw, 1440, slow);
    Random random = new Random(seed);
    for (RawRequest r : raw.requests) {
      boolean late = r.durationMicros() > 2_000_000;
      boolean leaves = random.nextInt(100) == 0;
      impatient.requests.add(late ? left(r, 2_000_000) : r);
      fickle.requests.add(leaves ? left(r, r.durationMicros() / 2) : r);
    }
    assertThat(of(impatient).clientsLeft())
        .as("seed %d", seed)
        .isNotEmpty()
        .allMatch(ClientsLeft::besideSlowness)
        .allMatch(c -> Math.abs(c.patienceMillis() - 2000) < 1);
    assertThat(of(fickle).clientsLeft()).isNotEmpty().noneMatch(ClientsLeft::besideSlowness);
  }

  private static RawRequest left(RawRequest r, long micros) {
    return new RawRequest(r.atMicros(), r.service(), r.endpoint(), 499, micros);
  }
}
