package org.crmperf.jobs.advice.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.crmperf.jobs.text.Figures;
import org.crmperf.jobs.text.Text;

/**
 * How sentences about a period say a time: {@code 14:05} where that is enough, with its day where
 * the period has several, and with its offset where the clock shows the same twice.
 */
public final class Clock {
  private final LocalDate first;
  private final LocalDate last;
  private final ZoneId zone;

  private Clock(LocalDate first, LocalDate last, ZoneId zone) {
    this.first = first;
    this.last = last;
    this.zone = zone;
  }

  /** Of the period [start, end). */
  public static Clock of(Instant start, Instant end, ZoneId zone) {
    return new Clock(
        start.atZone(zone).toLocalDate(), end.minusNanos(1).atZone(zone).toLocalDate(), zone);
  }

  /** A time of it in words. */
  public Text at(OffsetDateTime time) {
    return first.equals(last) ? clock(time) : dated(time);
  }

  /** A time with its day. */
  public Text dated(OffsetDateTime time) {
    return sure(Text.of("join.verbatim", time), time);
  }

  /** A time of a day that is told already. */
  public Text clock(OffsetDateTime time) {
    return sure(Text.verbatim(Figures.clock(time.getHour(), time.getMinute())), time);
  }

  private Text sure(Text said, OffsetDateTime time) {
    boolean twice = zone.getRules().getValidOffsets(time.toLocalDateTime()).size() > 1;
    return twice ? Text.of("figure.clock.offset", said, offset(time)) : said;
  }

  private static String offset(OffsetDateTime time) {
    return time.getOffset().getTotalSeconds() == 0 ? "+00:00" : time.getOffset().getId();
  }
}
