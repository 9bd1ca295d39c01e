package org.crmperf.jobs.advice.baseline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which days a period is compared with.
 *
 * @param asked the option: previous-day, same-weekday, trailing-28, none or a date
 * @param days the days of the baseline in order; empty if there is none
 * @param fallback whether these are not the days asked for
 * @param reason one sentence: which days these are, or why there are none
 */
public record BaselineChoice(String asked, List<LocalDate> days, boolean fallback, String reason) {
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
        case "none" -> new BaselineChoice(asked, List.of(), false, "No baseline was asked for.");
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
          String which = length() == 1 ? "the day before" : "the days before";
          return back == 1
              ? found(days, false, which + ".")
              : found(
                  days,
                  true,
                  "the last with requests, as too little was logged on "
                      + from.minusDays(1)
                      + ", "
                      + which
                      + ".");
        }
      }
      return nothing("in the week before");
    }

    private BaselineChoice sameWeekday() {
      int weeks = (length() + WEEK - 1) / WEEK;
      for (int back = weeks; back < weeks + WEEKS; back++) {
        List<LocalDate> days = logged((long) WEEK * back);
        if (!days.isEmpty()) {
          String which =
              (length() == 1 ? "the same weekday" : "the same weekdays")
                  + (back == 1 ? " a week before" : " " + back + " weeks before");
          return back == weeks
              ? found(days, false, which + ".")
              : found(
                  days,
                  true,
                  which
                      + ", as too little was logged on "
                      + from.minusDays((long) WEEK * weeks)
                      + ".");
        }
      }
      for (int back = 1; back <= TRAILING; back++) {
        LocalDate day = from.minusDays(back);
        if (isLogged(day) && sameKind(day)) {
          return found(
              List.of(day),
              true,
              "the last day of the same kind ("
                  + (isWeekend(day) ? "Saturday or Sunday" : "Monday to Friday")
                  + ") with requests, as no same weekday of the four weeks before has enough.");
        }
      }
      return nothing("on a like day of the four weeks before");
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
        return nothing("on a like day of the 28 days before");
      }
      return new BaselineChoice(
          asked,
          List.copyOf(days),
          false,
          "Compared with "
              + (days.size() == 1 ? "1 day" : days.size() + " days")
              + " of the 28 before: those of the same kind (Monday to Friday, or Saturday and"
              + " Sunday) that have requests.");
    }

    private BaselineChoice date(LocalDate day) {
      return isLogged(day)
          ? found(List.of(day), false, "the day asked for.")
          : new BaselineChoice(
              asked,
              List.of(),
              false,
              "Nothing to compare with: too little was logged on " + day + ".");
    }

    private BaselineChoice found(List<LocalDate> days, boolean fallback, String which) {
      String range =
          days.size() == 1
              ? days.get(0).toString()
              : days.get(0) + " to " + days.get(days.size() - 1);
      return new BaselineChoice(asked, days, fallback, "Compared with " + range + ", " + which);
    }

    private BaselineChoice nothing(String where) {
      return new BaselineChoice(
          asked, List.of(), true, "Nothing to compare with: too little was logged " + where + ".");
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
