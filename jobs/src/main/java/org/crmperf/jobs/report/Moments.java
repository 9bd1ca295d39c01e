package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * How a report writes its hours and moments, so that no two are written alike: with the date if it
 * has several days, with the offset if clocks change in it.
 */
public record Moments(ZoneId zone, boolean days, boolean offsets) {
  /** Of a report's days, both inclusive. */
  public static Moments of(ZoneId zone, LocalDate from, LocalDate to) {
    Instant start = from.atStartOfDay(zone).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
    ZoneOffsetTransition change = zone.getRules().nextTransition(start);
    return new Moments(zone, !from.equals(to), change != null && change.getInstant().isBefore(end));
  }

  static Moments of(ReportModel model) {
    return of(model.zone(), model.from(), model.to());
  }

  /** {@code 07:00} where that is enough. */
  String clock(OffsetDateTime time) {
    OffsetDateTime local = local(time);
    return told(local, days ? Times.dateAndClock(local) : Times.clock(local));
  }

  /** {@code 2026-11-21 07:00} where that is enough. */
  public String moment(OffsetDateTime time) {
    OffsetDateTime local = local(time);
    return told(local, Times.dateAndClock(local));
  }

  /** The hours of a report. */
  static List<String> hours(ReportModel model) {
    Moments moments = of(model);
    return model.hours().stream().map(hour -> moments.clock(hour.start())).toList();
  }

  /** What ends as clocks change is counted from its start and has the offset of that. */
  private OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(zone).toOffsetDateTime();
  }

  private String told(OffsetDateTime local, String text) {
    return offsets ? text + " " + Times.offset(local) : text;
  }
}
