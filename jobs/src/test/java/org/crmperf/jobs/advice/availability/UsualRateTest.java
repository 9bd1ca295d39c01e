package org.crmperf.jobs.advice.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.advice.raw.RawTraffic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The error rate that incidents are held against: of the requests outside them, however high. */
class UsualRateTest {
  private static final int FROM = 600;
  private static final int TO = 620;

  private static List<Incident> incidents(RawDay day) {
    return Availability.of(day.series(), 0.5, 1).incidents();
  }

  private static boolean isInside(RawRequest r, Incident i) {
    return r.minute() >= i.fromMinute() && r.minute() < i.toMinute();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itIsThatOfTheRequestsOutside(long seed) {
    RawDay day = new RawDay(1);
    new RawTraffic(seed, 1, 4, 10, 0.01)
        .add(day, 1440, (minute, service, endpoint) -> minute >= FROM && minute < TO ? 0.9 : 0);

    List<Incident> found = incidents(day);

    assertThat(found).as("seed %d", seed).hasSize(1);
    List<RawRequest> others =
        day.requests.stream().filter(r -> !isInside(r, found.get(0))).toList();
    double failed = others.stream().filter(RawRequest::isError).count();
    assertThat(found.get(0).usualErrorRate()).isEqualTo(failed / others.size());
  }

  @ParameterizedTest
  @CsvSource({"0.3, 1", "0.36, 2", "0.4, 3", "0.4, 4", "0.45, 5", "0.45, 6"})
  void anOutageOfAPlatformThatFailsSteadilyIsFound(double steady, long seed) {
    RawDay day = new RawDay(1);
    new RawTraffic(seed, 1, 4, 12, steady)
        .add(day, 1440, (minute, service, endpoint) -> minute >= FROM && minute < TO ? 1 : 0);

    List<Incident> found = incidents(day);

    assertThat(found).as("%s, seed %d", steady, seed).hasSize(1);
    Incident outage = found.get(0);
    assertThat(outage.outage()).isTrue();
    assertThat(outage.fromMinute()).isBetween(FROM - 3, FROM + 3);
    assertThat(outage.toMinute()).isBetween(TO - 3, TO + 3);
    assertThat(outage.usualErrorRate()).isBetween(steady - 0.03, steady + 0.03);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.3, 0.36, 0.42})
  void failingSteadilyIsNoIncident(double steady) {
    for (long seed = 1; seed <= 5; seed++) {
      RawDay day = new RawDay(1);
      new RawTraffic(seed, 2, 4, 12, steady).add(day, 1440, RawTraffic.NONE);

      assertThat(incidents(day)).as("%s, seed %d", steady, seed).isEmpty();
    }
  }

  @Test
  void anOutageOfMostOfTheDayIsNotUsual() {
    RawDay day = new RawDay(1);
    new RawTraffic(1, 1, 4, 12, 0.01)
        .add(day, 1440, (minute, service, endpoint) -> minute >= 300 ? 0.9 : 0);

    List<Incident> found = incidents(day);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).outage()).isTrue();
    assertThat(found.get(0).fromMinute()).isBetween(298, 304);
    assertThat(found.get(0).usualErrorRate()).isLessThan(0.05);
  }

  @Test
  void nothingIsUsualBesideAnOutageOfTheWholeDay() {
    RawDay day = new RawDay(1);
    new RawTraffic(1, 1, 4, 12, 1).add(day, 1440, RawTraffic.NONE);

    List<Incident> found = incidents(day);

    assertThat(found).isNotEmpty().allMatch(i -> Double.isNaN(i.usualErrorRate()));
  }
}
