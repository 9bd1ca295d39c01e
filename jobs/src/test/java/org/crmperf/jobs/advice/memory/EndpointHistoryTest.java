package org.crmperf.jobs.advice.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  /** Days as letters: s slow, f fast, few requests, a dot for none. */
  private static List<Night> nights(String letters) {
    List<Night> nights = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      LocalDate day = FIRST.plusDays(i);
      switch (letters.charAt(i)) {
        case 's' -> nights.add(new Night(day, 100, 6));
        case 'f' -> nights.add(new Night(day, 100, 5));
        case 'x' -> nights.add(new Night(day, 19, 19));
        default -> {}
      }
    }
    return nights;
  }

  private static EndpointHistory history(String letters, Owner owner) {
    return EndpointHistory.of(
        "/deals", "GET", owner, nights(letters), FIRST.plusDays(letters.length() - 1L));
  }

  @ParameterizedTest
  @CsvSource({
    "fffs, NEW, 1,",
    "sffs, STILL, 2,",
    "ssfss, STILL, 4,",
    "sfffs, CAME_BACK, 2, 2026-11-05",
    "sf.f.f.ss, CAME_BACK, 3, 2026-11-08",
    "ssfff, FIXED, 2, 2026-11-03",
    "ss.xf.ff, FIXED, 2, 2026-11-05",
    "ssff, RECOVERING, 2,",
    "sffff, RECOVERING, 1,",
  })
  void states(String letters, EndpointHistory.State state, int slow, LocalDate since) {
    EndpointHistory history = history(letters, Owner.NOBODY);

    assertThat(history.state()).isEqualTo(state);
    assertThat(history.slowNights()).isEqualTo(slow);
    assertThat(history.since()).isEqualTo(since);
  }

  @Test
  void whatWasNeverSlowIsToldOfOnlyIfItIsWatched() {
    assertThat(history("ffxf", Owner.NOBODY)).isNull();

    EndpointHistory watched = history("ffxf", new Owner("sales", "after the move", true));

    assertThat(watched.state()).isEqualTo(EndpointHistory.State.WATCHED);
    assertThat(watched.sentence(30).english())
        .isEqualTo("Watched; not slow in 30 days; owner sales (after the move).");
  }
}
