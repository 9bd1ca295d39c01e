package org.crmperf.jobs.advice.baseline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.text.Text;

/**
 * Which days a period is compared with.
 *
 * @param asked the option: previous-day, same-weekday, trailing-28, none or a date
 * @param days the days of the baseline in order; empty if there is none
 * @param fallback whether these are not the days asked for
 * @param reason one sentence: which days these are, or why there are none
 */
public record BaselineChoice(String asked, List<LocalDate> days, boolean fallback, Text reason) {
  private static final int WEEK = 7;
  private static final int WEEKS = 4;
  private static final int TRAILING = 28;

  /** A day counts as logged with requests in half of the period's hours, or in half of a day's. */
  private static final int HALF_DAY = 12;

  /**
   * Chooses the days.
   *
   * @param asked a valid value of the option
   * @param hours by day: in how many of its hours there were requests
   */
  public static BaselineChoice of(
      String asked, LocalDate from, LocalDate to, Map<LocalDate, Integer> hours) {
    return new Chooser(asked, from, to, hours).choose();
  }

  private record Chooser(
      String asked, LocalDate from, LocalDate to, Map<LocalDate, Integer> hours) {

    BaselineChoice choose() {
      return switch (asked) {
        case "none" -> new BaselineChoice(asked, List.of(), false, Text.of("advice.baseline.none"));
        case "previous-day" -> previous();
        case "same-weekday" -> sameWeekday();
        case "trailing-28" -> trailing();
        default -> date(LocalDate.parse(asked));
      };
    }

    private BaselineChoice previous() {
      for (int back = 1; back <= WEEK; back++) {
        List<LocalDate> days = logged(length() + back - 1L);
        if (!days.isEmpty()) {
          boolean one = length() == 1;
          Text reason =
              back == 1
                  ? Text.of(
                      one ? "advice.baseline.previous" : "advice.baseline.previous.days",
                      range(days))
                  : Text.of(
                      one ? "advice.baseline.last" : "advice.baseline.last.days",
                      range(days),
                      from.minusDays(1));
          return new BaselineChoice(asked, days, back > 1, reason);
        }
      }
      return nothing(Text.of("advice.baseline.nothing.week"));
    }

    private BaselineChoice sameWeekday() {
      int weeks = (length() + WEEK - 1) / WEEK;
      for (int back = weeks; back < weeks + WEEKS; back++) {
        List<LocalDate> days = logged((long) WEEK * back);
        if (!days.isEmpty()) {
          return new BaselineChoice(asked, days, back > weeks, weekday(days, back, weeks));
        }
      }
      for (int back = 1; back <= TRAILING; back++) {
        LocalDate day = from.minusDays(back);
        if (isLogged(day) && sameKind(day)) {
          Text reason =
              Text.of(
                  isWeekend(day) ? "advice.baseline.kind.weekend" : "advice.baseline.kind", day);
          return new BaselineChoice(asked, List.of(day), true, reason);
        }
      }
      return nothing(Text.of("advice.baseline.nothing.kind"));
    }

    /** Of a like day so many weeks back, where those so many weeks back were wanted. */
    private Text weekday(List<LocalDate> days, int back, int weeks) {
      boolean one = length() == 1;
      if (back > weeks) {
        return Text.of(
            one ? "advice.baseline.weekday.instead" : "advice.baseline.weekdays.instead",
            range(days),
            back,
            from.minusDays((long) WEEK * weeks));
      }
      return back > 1
          ? Text.of("advice.baseline.weekdays.weeks", range(days), back)
          : Text.of(one ? "advice.baseline.weekday" : "advice.baseline.weekdays", range(days));
    }

    private BaselineChoice trailing() {
      List<LocalDate> days = new ArrayList<>();
      for (int back = TRAILING; back >= 1; back--) {
        LocalDate day = from.minusDays(back);
        if (isLogged(day) && sameKind(day)) {
          days.add(day);
        }
      }
      if (days.isEmpty()) {
        return nothing(Text.of("advice.baseline.nothing.trailing"));
      }
      return new BaselineChoice(
          asked,
          List.copyOf(days),
          false,
          days.size() == 1
              ? Text.of("advice.baseline.trailing.one")
              : Text.of("advice.baseline.trailing", days.size()));
    }

    private BaselineChoice date(LocalDate day) {
      return isLogged(day)
          ? new BaselineChoice(asked, List.of(day), false, Text.of("advice.baseline.asked", day))
          : new BaselineChoice(
              asked, List.of(), false, Text.of("advice.baseline.nothing.asked", day));
    }

    private static Text range(List<LocalDate> days) {
      LocalDate first = days.get(0);
      return days.size() == 1
          ? Text.list(days)
          : Text.of("advice.days", first, days.get(days.size() - 1));
    }

    private BaselineChoice nothing(Text why) {
      return new BaselineChoice(asked, List.of(), true, why);
    }

    private int length() {
      return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    private List<LocalDate> logged(long back) {
      List<LocalDate> days = new ArrayList<>();
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        if (isLogged(day.minusDays(back))) {
          days.add(day.minusDays(back));
        }
      }
      return List.copyOf(days);
    }

    private boolean isLogged(LocalDate day) {
      int most = 0;
      for (LocalDate d = from; !d.isAfter(to); d = d.plusDays(1)) {
        most = Math.max(most, hours.getOrDefault(d, 0));
      }
      int enough = Math.max(1, Math.min(HALF_DAY, most / 2));
      return hours.getOrDefault(day, 0) >= enough;
    }

    private boolean sameKind(LocalDate day) {
      for (LocalDate d = from; !d.isAfter(to); d = d.plusDays(1)) {
        if (isWeekend(d) == isWeekend(day)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isWeekend(LocalDate day) {
      return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
  }
}
