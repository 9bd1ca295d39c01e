package org.crmperf.jobs.advice.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

/** Times in sentences say which moment they mean. */
class ClockTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate CHANGE = LocalDate.of(2026, 10, 25);

  private static Clock clock(int days, ZoneId zone) {
    return Clock.of(
        CHANGE.atStartOfDay(zone).toInstant(),
        CHANGE.plusDays(days).atStartOfDay(zone).toInstant(),
        zone);
  }

  private static String said(Clock clock, String time) {
    return clock.at(OffsetDateTime.parse(time)).english();
  }

  @Test
  void aTimeOfOneDayIsItsClocks() {
    assertThat(said(clock(1, BERLIN), "2026-10-25T14:05+01:00")).isEqualTo("14:05");
    assertThat(said(clock(1, BERLIN), "2026-10-25T00:00+02:00")).isEqualTo("00:00");
  }

  @Test
  void ofSeveralDaysTheDayIsSaid() {
    Clock clock = clock(2, BERLIN);

    assertThat(said(clock, "2026-10-26T14:05+01:00")).isEqualTo("2026-10-26 14:05");
    assertThat(Words.in(Language.ZH).say(clock.at(OffsetDateTime.parse("2026-10-26T14:05+01:00"))))
        .isEqualTo("2026年10月26日 14:05");
  }

  @Test
  void ofTheHourThatComesTwiceTheOffsetIsSaid() {
    assertThat(said(clock(1, BERLIN), "2026-10-25T02:58+02:00")).isEqualTo("02:58 (+02:00)");
    assertThat(said(clock(1, BERLIN), "2026-10-25T02:58+01:00")).isEqualTo("02:58 (+01:00)");
    assertThat(said(clock(1, LONDON), "2026-10-25T01:10Z")).isEqualTo("01:10 (+00:00)");
    assertThat(said(clock(7, BERLIN), "2026-10-25T02:58+02:00"))
        .isEqualTo("2026-10-25 02:58 (+02:00)");
  }
}
