package org.crmperf.jobs.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.crmperf.jobs.metric.MinuteSlots;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The local times of an outage, where the clock changes at its end or within it. */
class OutageFinderTest {

  @ParameterizedTest
  @CsvSource({
    // the clock goes from 02:00 to 03:00 as the outage ends
    "America/New_York, 2026-03-08T06:00:00Z, 2026-03-08T01:50-05:00, 2026-03-08T03:00-04:00",
    // and back from 03:00 to 02:00
    "Europe/Berlin, 2026-10-25T00:00:00Z, 2026-10-25T02:50+02:00, 2026-10-25T02:00+01:00",
    "Europe/Berlin, 2026-10-25T01:00:00Z, 2026-10-25T02:50+01:00, 2026-10-25T03:00+01:00",
    "UTC, 2026-10-25T01:00:00Z, 2026-10-25T01:50Z, 2026-10-25T02:00Z"
  })
  void itsEndIsATimeThatExists(
      ZoneId zone, Instant hour, OffsetDateTime start, OffsetDateTime end) {
    OutageFinder finder = new OutageFinder(0.5, 1, zone);
    finder.hour(hour, down(50, 60));

    assertThat(finder.finish())
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.start()).isEqualTo(start).hasToString(start.toString());
              assertThat(outage.end()).hasToString(end.toString());
              assertThat(outage.minutes()).isEqualTo(10);
            });
  }

  @ParameterizedTest
  @CsvSource({
    // half an hour forth and back, within a UTC hour of the warehouse
    "Australia/Lord_Howe, 2026-10-03T15:00:00Z, 2026-10-04T01:30+10:30, 2026-10-04T03:00+11:00",
    "Australia/Lord_Howe, 2026-04-04T14:30:00Z, 2026-04-05T01:30+11:00, 2026-04-05T02:00+10:30"
  })
  void bothEndsHaveTheOffsetOfTheirOwnMoment(
      ZoneId zone, Instant hour, OffsetDateTime start, OffsetDateTime end) {
    OutageFinder finder = new OutageFinder(0.5, 1, zone);
    finder.hour(hour, down(0, 60));

    assertThat(finder.finish())
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.start()).hasToString(start.toString());
              assertThat(outage.end()).hasToString(end.toString());
            });
  }

  private static MinuteSlots down(int from, int to) {
    MinuteSlots slots = new MinuteSlots();
    for (int m = from; m < to; m++) {
      slots.requests[m] = 4;
      slots.errors[m] = 4;
    }
    return slots;
  }
}
