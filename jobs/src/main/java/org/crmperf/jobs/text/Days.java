package org.crmperf.jobs.text;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * Days and moments as a language writes them; by hand, as a DateTimeFormatter loads locale data.
 */
final class Days {
  private Days() {}

  /** {@code 2026-11-05}, {@code 2026年11月5日}. */
  static String day(LocalDate day, Language language) {
    return switch (language) {
      case EN -> day.toString();
      case ZH -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    };
  }

  /** The day and {@code 07:05}. */
  static String moment(OffsetDateTime time, Language language) {
    String clock = String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    return day(time.toLocalDate(), language) + " " + clock;
  }
}
