package org.crmperf.jobs.advice.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.advice.raw.RawTraffic;
import org.junit.jupiter.api.Test;

/** Outages of known minutes in seeded days are found, and none on days that have none. */
class OutageScenariosTest {
  private static final long SEED = 20_261_122;
  private static final int SCENARIOS = 200;
  private static final int CLEAN_DAYS = 100;

  private enum Shape {
    TOTAL,
    PARTIAL,
    ONE_SERVICE,
    ONE_ENDPOINT,
    SLOW_START
  }

  /** What was injected, of [from, to). */
  private record Injected(Shape shape, int from, int to, double share) {
    boolean hits(String service, String endpoint) {
      return switch (shape) {
        case ONE_SERVICE -> service.equals("s1");
        case ONE_ENDPOINT -> service.equals("s1") && endpoint.equals("/e0");
        default -> true;
      };
    }

    Scope scope() {
      return switch (shape) {
        case ONE_SERVICE -> Scope.SERVICE;
        case ONE_ENDPOINT -> Scope.ENDPOINT;
        default -> Scope.PLATFORM;
      };
    }
  }

  private record Outcome(boolean found, int startOff, int endOff) {
    boolean exact() {
      return found && startOff == 0 && endOff == 0;
    }
  }

  @Test
  void everyOutageIsFoundToTheMinute() {
    Map<Shape, List<Outcome>> outcomes = new TreeMap<>();
    List<String> missed = new ArrayList<>();
    for (int s = 0; s < SCENARIOS; s++) {
      Random random = new Random(SEED + s);
      Shape shape = Shape.values()[s % Shape.values().length];
      int length = 2 + random.nextInt(29);
      // what fails everywhere is found at night too; a part of it has to have requests to fail
      boolean any = shape == Shape.TOTAL || shape == Shape.PARTIAL;
      int from = any ? 120 + random.nextInt(1280) : 7 * 60 + random.nextInt(12 * 60);
      double share = shape == Shape.PARTIAL ? 0.6 + 0.35 * random.nextDouble() : 1;
      Injected injected = new Injected(shape, from, from + length, share);
      RawDay day = new RawDay(1);
      new RawTraffic(SEED + s, 3, 8, 60 + random.nextInt(140), 0.01 * random.nextDouble())
          .add(day, 1440, trouble(injected));
      Outcome outcome = outcome(injected, day);
      outcomes.computeIfAbsent(shape, k -> new ArrayList<>()).add(outcome);
      if (!outcome.exact()) {
        missed.add("seed " + (SEED + s) + " " + injected + " " + outcome);
      }
    }
    System.out.println("outages by shape, exact to the minute / scenarios:");
    outcomes.forEach(
        (shape, list) ->
            System.out.printf(
                "  %s %d / %d%n",
                shape, list.stream().filter(Outcome::exact).count(), list.size()));
    missed.forEach(System.out::println);
    assertThat(missed.stream().filter(m -> m.contains("found=false"))).isEmpty();
    int exact = SCENARIOS - missed.size();
    assertThat(exact).as("%s", missed).isGreaterThanOrEqualTo((int) Math.round(0.97 * SCENARIOS));
    outcomes.forEach(
        (shape, list) ->
            assertThat(list)
                .as("%s", shape)
                .allMatch(o -> Math.abs(o.startOff) <= 1 && Math.abs(o.endOff) <= 1));
  }

  private static RawTraffic.Trouble trouble(Injected injected) {
    return new RawTraffic.Trouble() {
      @Override
      public double failure(int minute, String service, String endpoint) {
        boolean inside = minute >= injected.from && minute < injected.to;
        return inside && injected.hits(service, endpoint) ? injected.share : 0;
      }

      @Override
      public double slowness(int minute, String service, String endpoint) {
        boolean before = minute >= injected.from - 5 && minute < injected.from;
        return injected.shape == Shape.SLOW_START && before ? 8 : 1;
      }
    };
  }

  private static Outcome outcome(Injected injected, RawDay day) {
    Incident found =
        Availability.of(day.series(), 0.5, 1).incidents().stream()
            .filter(i -> i.outage() && i.scope() == injected.scope())
            .filter(i -> i.fromMinute() < injected.to && i.toMinute() > injected.from)
            .findFirst()
            .orElse(null);
    if (found == null) {
      return new Outcome(false, 0, 0);
    }
    // where it failed first and last: before the first failure no log can tell
    int first =
        failures(injected, day).stream().mapToInt(RawRequest::minute).min().orElse(injected.from);
    int last =
        failures(injected, day).stream().mapToInt(RawRequest::minute).max().orElse(injected.to);
    if (injected.shape == Shape.SLOW_START) {
      FirstSign sign = found.first();
      assertThat(sign).as("%s", found).isNotNull();
      assertThat(sign.kind()).isEqualTo(FirstSign.Kind.SLOWED);
      assertThat(sign.minutesBefore()).isBetween(3, 6);
    }
    return new Outcome(true, found.fromMinute() - first, found.toMinute() - 1 - last);
  }

  private static List<RawRequest> failures(Injected injected, RawDay day) {
    return day.requests.stream()
        .filter(RawRequest::isError)
        .filter(r -> r.minute() >= injected.from && r.minute() < injected.to)
        .filter(r -> injected.hits(r.service(), r.endpoint()))
        .toList();
  }

  @Test
  void cleanDaysHaveNoIncident() {
    List<String> claimed = new ArrayList<>();
    for (int s = 0; s < CLEAN_DAYS; s++) {
      Random random = new Random(SEED - s);
      RawDay day = new RawDay(1);
      new RawTraffic(SEED - s, 3, 8, 5 + random.nextInt(200), 0.02 * random.nextDouble())
          .add(day, 1440, RawTraffic.NONE);
      Availability.of(day.series(), 0.5, 1)
          .incidents()
          .forEach(i -> claimed.add("seed " + i + ": " + i));
    }
    assertThat(claimed).isEmpty();
  }
}
