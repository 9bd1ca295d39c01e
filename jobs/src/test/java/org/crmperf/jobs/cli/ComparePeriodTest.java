package org.crmperf.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparePeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 24, 2026-11-20",
    "2026-11-01..2026-11-07, 168, 2026-11-01_2026-11-07",
    "2026-10-25, 25, 2026-10-25",
    "2026-03-29, 23, 2026-03-29",
    "2026-11-08T14:00..2026-11-09T14:00, 24, 2026-11-08T1400_2026-11-09T1400",
    "2026-11-08T14..2026-11-08, 10, 2026-11-08T14_2026-11-08",
  })
  void coversItsHours(String text, long hours, String folder) {
    ComparePeriod period = ComparePeriod.parse("--before", text, BERLIN);

    assertThat(Duration.between(period.start(), period.end()).toHours()).isEqualTo(hours);
    assertThat(period.seconds()).isEqualTo(hours * 3600);
    assertThat(period.folder()).isEqualTo(folder);
    List<ComparePeriod.Slice> days = period.days();
    assertThat(days.get(0).start()).isEqualTo(period.start());
    assertThat(days.get(days.size() - 1).end()).isEqualTo(period.end());
    for (int d = 1; d < days.size(); d++) {
      assertThat(days.get(d).start()).isEqualTo(days.get(d - 1).end());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-02-30",
        "2026-11-07..2026-11-01",
        "2026-11-08T14:00",
        "2026-11-08T14:30..2026-11-09T14:00",
        "2026-11-08T14:00..2026-11-08T14:00",
        "..",
        "2026-11-01..",
        "2026-11-01..2026-11-02..2026-11-03"
      })
  void refusesWhatIsNoPeriod(String text) {
    usage(() -> ComparePeriod.parse("--after", text, BERLIN), "--after");
  }

  @Test
  void refusesPeriodsThatOverlapOrStandInTheWrongOrder() {
    ComparePeriod first = ComparePeriod.parse("--before", "2026-11-01..2026-11-07", BERLIN);
    ComparePeriod second = ComparePeriod.parse("--after", "2026-11-08..2026-11-14", BERLIN);
    ComparePeriod between = ComparePeriod.parse("--after", "2026-11-07T23..2026-11-09", BERLIN);
    first.requireBefore(second);
    usage(() -> second.requireBefore(first), "swap");
    usage(() -> first.requireBefore(between), "overlap");
    usage(() -> first.requireBefore(first), "overlap");
  }

  @Test
  void namesOfFoldersStayApartAndInPlace() {
    assertThat(CompareOptions.safe("results.jtl")).isEqualTo("results.jtl");
    assertThat(CompareOptions.safe("a b")).isNotEqualTo(CompareOptions.safe("a/b"));
    for (String hostile : List.of("..", "../x", ".hidden", "a/b", "\u001b[2J", "x".repeat(300))) {
      assertThat(CompareOptions.safe(hostile))
          .matches("[A-Za-z0-9+-][A-Za-z0-9+.-]*")
          .hasSizeLessThan(80);
    }
  }

  private static void usage(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String says) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CrmPerfException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining(says);
  }
}
