package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The days of a report and their hours, in a zone. Days have 23, 24 or 25 hours, or 23 and a half
 * where clocks change by half an hour; the last hour of such a day is short.
 */
public record ReportPeriod(LocalDate from, LocalDate to, ZoneId zone) {
  private static final long HOUR_SECONDS = 3600;

  /** One hour of the period. */
  public record Hour(Instant start, long seconds) {}

  /** The first instant. */
  public Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The instant after the last. */
  public Instant end() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Its length. */
  public long seconds() {
    return end().getEpochSecond() - start().getEpochSecond();
  }

  /** Its hours in order. */
  public List<Hour> hours() {
    List<Hour> hours = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      long end = day.plusDays(1).atStartOfDay(zone).toEpochSecond();
      long at = day.atStartOfDay(zone).toEpochSecond();
      while (at < end) {
        hours.add(new Hour(Instant.ofEpochSecond(at), Math.min(HOUR_SECONDS, end - at)));
        at += HOUR_SECONDS;
      }
    }
    return hours;
  }

  /** An instant as the report writes it. */
  public OffsetDateTime local(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }

  /** Minutes past the UTC hour at which its hours start: 30 in India, 45 in Nepal. */
  public int alignMinutes() {
    return (int) Math.floorMod(start().getEpochSecond(), HOUR_SECONDS) / 60;
  }

  /** Whether all of its hours are whole and start at the same minute past the UTC hour. */
  public boolean isEven() {
    int align = alignMinutes();
    return hours().stream()
        .allMatch(
            hour ->
                hour.seconds() == HOUR_SECONDS
                    && Math.floorMod(hour.start().getEpochSecond(), HOUR_SECONDS) / 60 == align);
  }
}
