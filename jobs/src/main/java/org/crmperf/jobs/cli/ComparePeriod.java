package org.crmperf.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.error.Errors;

/**
 * A period to compare, of whole days or of whole hours, in a zone.
 *
 * @param option that gave it
 * @param label as given, with both ends
 * @param from inclusive
 * @param until exclusive
 */
record ComparePeriod(
    String option, String label, LocalDateTime from, LocalDateTime until, ZoneId zone) {
  private static final String BETWEEN = "..";

  /**
   * Reads {@code 2026-11-01..2026-11-07}, both days included; {@code 2026-11-08}; or, with moments
   * of which the last is excluded, {@code 2026-11-08T14:00..2026-11-09T14:00}. A day and a moment
   * may be mixed.
   */
  static ComparePeriod parse(String option, String text, ZoneId zone) {
    int between = text.indexOf(BETWEEN);
    String first = between < 0 ? text : text.substring(0, between);
    String last = between < 0 ? text : text.substring(between + BETWEEN.length());
    if (between < 0 && first.indexOf('T') >= 0) {
      throw Errors.usage(
          option + ": '" + text + "' is a moment, not a period",
          "give its end too, such as " + text + BETWEEN + "2026-11-09T14:00");
    }
    LocalDateTime from = moment(option, text, first, 0);
    LocalDateTime until = moment(option, text, last, 1);
    if (!from.isBefore(until)) {
      throw Errors.usage(option + ": " + text + " ends before it begins", "swap its ends");
    }
    return new ComparePeriod(option, label(first, last), from, until, zone);
  }

  private static String label(String first, String last) {
    return first.equals(last) ? first : first + BETWEEN + last;
  }

  private static LocalDateTime moment(String option, String text, String part, int daysAfter) {
    try {
      if (part.indexOf('T') < 0) {
        return LocalDate.parse(part).plusDays(daysAfter).atStartOfDay();
      }
      LocalDateTime moment = LocalDateTime.parse(part.length() == 13 ? part + ":00" : part);
      if (moment.getMinute() != 0 || moment.getSecond() != 0 || moment.getNano() != 0) {
        throw Errors.usage(
            option + ": " + part + " is within an hour, and rollups hold whole hours",
            "give a full hour, such as " + moment.toLocalDate() + "T14:00");
      }
      return moment;
    } catch (DateTimeParseException e) {
      throw Errors.usage(
          option + ": '" + text + "' is no period",
          "write it as 2026-11-20, 2026-11-01..2026-11-07 or"
              + " 2026-11-08T14:00..2026-11-09T14:00");
    }
  }

  /** Refuses two periods that share time, or of which the first is the later one. */
  void requireBefore(ComparePeriod later) {
    if (from.isBefore(later.until) && later.from.isBefore(until)) {
      throw Errors.usage(
          option + " " + label + " and " + later.option + " " + later.label + " overlap",
          "give periods that share no hour");
    }
    if (later.from.isBefore(from)) {
      throw Errors.usage(
          option + " " + label + " is after " + later.option + " " + later.label, "swap them");
    }
  }

  Instant start() {
    return from.atZone(zone).toInstant();
  }

  Instant end() {
    return until.atZone(zone).toInstant();
  }

  long seconds() {
    return end().getEpochSecond() - start().getEpochSecond();
  }

  /** Its days, beginning at the hour at which it begins; the last may be short. */
  List<Slice> days() {
    List<Slice> days = new ArrayList<>();
    ZonedDateTime at = from.atZone(zone);
    while (at.toInstant().isBefore(end())) {
      ZonedDateTime next = from.plusDays(days.size() + 1L).atZone(zone);
      Instant to = next.toInstant().isBefore(end()) ? next.toInstant() : end();
      days.add(new Slice(at.toInstant(), to));
      at = next;
    }
    return days;
  }

  /** Part of a period; {@code end} is excluded. */
  record Slice(Instant start, Instant end) {}

  /** For a folder's name: {@code 2026-11-01_2026-11-07}, {@code 2026-11-08T1400_...}. */
  String folder() {
    return label.replace(BETWEEN, "_").replace(":", "");
  }
}
