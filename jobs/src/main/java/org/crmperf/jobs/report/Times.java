package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.crmperf.jobs.text.Words;

/**
 * Dates and times as the report writes them. Done by hand because a DateTimeFormatter loads locale
 * data, which a job of a few seconds notices.
 */
public final class Times {
  private Times() {}

  /** {@code 2026-11-21T07:00:00+01:00}; UTC is {@code +00:00}. */
  public static String iso(OffsetDateTime time) {
    StringBuilder out = new StringBuilder(25);
    out.append(time.toLocalDate()).append('T');
    two(out, time.getHour()).append(':');
    two(out, time.getMinute()).append(':');
    two(out, time.getSecond()).append(offset(time));
    return out.toString();
  }

  /** {@code 07:00}. */
  public static String clock(OffsetDateTime time) {
    StringBuilder out = new StringBuilder(5);
    two(out, time.getHour()).append(':');
    return two(out, time.getMinute()).toString();
  }

  /** {@code 2026-11-21 07:00}. */
  public static String dateAndClock(OffsetDateTime time) {
    return time.toLocalDate() + " " + clock(time);
  }

  /** {@code 2026-11-21 07:00 +01:00}. */
  static String moment(Instant instant, ZoneId zone) {
    OffsetDateTime time = instant.atZone(zone).toOffsetDateTime();
    return dateAndClock(time) + " " + offset(time);
  }

  /** {@code +01:00}. */
  static String offset(OffsetDateTime time) {
    String id = time.getOffset().getId();
    return id.equals("Z") ? "+00:00" : id;
  }

  /** {@code 2026-11-05}, {@code 2026年11月5日}. */
  static String date(LocalDate date, Words words) {
    return switch (words.language()) {
      case EN -> date.toString();
      case ZH -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    };
  }

  /** {@code Saturday, 2026-11-21}, {@code 2026年11月21日 星期六}. */
  static String day(LocalDate date, Words words) {
    return words.say("weekday.day", words.of("weekday", date.getDayOfWeek()), date(date, words));
  }

  /** A day with its weekday, or the first and the last day. */
  static String period(LocalDate from, LocalDate to, Words words) {
    return from.equals(to)
        ? day(from, words)
        : words.say("period.days", date(from, words), date(to, words));
  }

  private static StringBuilder two(StringBuilder out, int number) {
    return out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
