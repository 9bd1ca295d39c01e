package org.crmperf.jobs.advice.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineChoiceTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

  private final Map<LocalDate, Integer> hours = new HashMap<>(Map.of(FRIDAY, 24));

  private void logged(int... daysBefore) {
    for (int back : daysBefore) {
      hours.put(FRIDAY.minusDays(back), 24);
    }
  }

  private BaselineChoice choose(String asked) {
    return BaselineChoice.of(asked, FRIDAY, FRIDAY, hours);
  }

  @Test
  void sameWeekday() {
    logged(1, 7, 14);
    assertThat(choose("same-weekday").days()).containsExactly(FRIDAY.minusDays(7));
    assertThat(choose("same-weekday").fallback()).isFalse();
  }

  @Test
  void sameWeekdayFallsBackAndSaysSo() {
    logged(2, 21);
    BaselineChoice weeks = choose("same-weekday");
    assertThat(weeks.days()).containsExactly(FRIDAY.minusDays(21));
    assertThat(weeks.fallback()).isTrue();
    assertThat(weeks.reason().english())
        .isEqualTo(
            "Compared with 2026-10-30, the same weekday 3 weeks before, as too little was logged"
                + " on 2026-11-13.");

    hours.remove(FRIDAY.minusDays(21));
    logged(5, 6);
    assertThat(choose("same-weekday").days())
        .as("a workday, though the weekend is no further")
        .containsExactly(FRIDAY.minusDays(2));

    hours.remove(FRIDAY.minusDays(2));
    assertThat(choose("same-weekday").days()).isEmpty();
    assertThat(choose("same-weekday").reason().english()).startsWith("Nothing to compare with");
  }

  @Test
  void aDayOfAFewHoursIsNone() {
    logged(14);
    hours.put(FRIDAY.minusDays(7), 2);
    assertThat(choose("same-weekday").days()).containsExactly(FRIDAY.minusDays(14));
    hours.put(FRIDAY, 4);
    assertThat(choose("same-weekday").days())
        .as("unless the period has no more")
        .containsExactly(FRIDAY.minusDays(7));
  }

  @Test
  void previousDay() {
    logged(3);
    BaselineChoice choice = choose("previous-day");
    assertThat(choice.days()).containsExactly(FRIDAY.minusDays(3));
    assertThat(choice.fallback()).isTrue();
    logged(1);
    assertThat(choose("previous-day").days()).containsExactly(FRIDAY.minusDays(1));
    assertThat(choose("previous-day").reason().english())
        .isEqualTo("Compared with 2026-11-19, the day before.");
  }

  @Test
  void trailingTakesDaysOfTheSameKind() {
    for (int back = 1; back <= 40; back++) {
      logged(back);
    }
    BaselineChoice choice = choose("trailing-28");
    assertThat(choice.days()).hasSize(20).isSorted();
    assertThat(choice.days().get(0)).isEqualTo(FRIDAY.minusDays(28));
    LocalDate saturday = FRIDAY.minusDays(6);
    assertThat(BaselineChoice.of("trailing-28", saturday, saturday, hours).days()).hasSize(8);
  }

  @Test
  void aWeekAgainstTheWeekBefore() {
    for (int back = 1; back <= 20; back++) {
      logged(back);
    }
    BaselineChoice week = BaselineChoice.of("same-weekday", FRIDAY.minusDays(6), FRIDAY, hours);
    assertThat(week.days())
        .hasSize(7)
        .startsWith(FRIDAY.minusDays(13))
        .endsWith(FRIDAY.minusDays(7));
    assertThat(BaselineChoice.of("previous-day", FRIDAY.minusDays(2), FRIDAY, hours).days())
        .containsExactly(FRIDAY.minusDays(5), FRIDAY.minusDays(4), FRIDAY.minusDays(3));
  }

  @Test
  void aDateIsTakenOrNothingIs() {
    logged(3);
    assertThat(choose("2026-11-17").days()).containsExactly(FRIDAY.minusDays(3));
    assertThat(choose("2026-11-18").days()).isEmpty();
    assertThat(choose("none").days()).isEmpty();
  }
}
