package org.crmperf.jobs.advice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.MinuteSlots;
import org.jspecify.annotations.Nullable;

/**
 * Finds outages: runs of down minutes of the whole platform. An up minute ends one, and so does a
 * minute without requests, of which nothing is known.
 */
public final class OutageFinder {
  private final double downShare;
  private final int minMinutes;
  private final List<Outage> found = new ArrayList<>();
  private final ZoneId zone;
  private @Nullable Instant start;
  private @Nullable Instant end;
  private int minutes;
  private long requests;
  private long errors;
  private double peak;

  /**
   * Finds them.
   *
   * @param minMinutes runs that are shorter are no outage
   * @param zone of the times that are given
   */
  public OutageFinder(double downShare, int minMinutes, ZoneId zone) {
    this.downShare = downShare;
    this.minMinutes = minMinutes;
    this.zone = zone;
  }

  /** Takes the next hour's minutes; hours come in order. */
  public void hour(Instant hourStart, MinuteSlots slots) {
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      Instant minute = hourStart.plus(m, ChronoUnit.MINUTES);
      if (slots.isDown(m, downShare)) {
        if (!minute.equals(end)) {
          close();
          start = minute;
        }
        down(slots, m, minute);
      }
    }
  }

  private void down(MinuteSlots slots, int m, Instant minute) {
    end = minute.plus(1, ChronoUnit.MINUTES);
    minutes++;
    requests += slots.requests[m];
    errors += slots.errors[m];
    peak = Math.max(peak, (double) slots.errors[m] / slots.requests[m]);
  }

  private void close() {
    if (start != null && end != null && minutes >= minMinutes) {
      found.add(new Outage(local(start), local(end), minutes, requests, errors, peak));
    }
    start = null;
    end = null;
    minutes = 0;
    requests = 0;
    errors = 0;
    peak = 0;
  }

  /** A clock may change within an outage: each end has the offset of its own moment. */
  private OffsetDateTime local(Instant moment) {
    return moment.atZone(zone).toOffsetDateTime();
  }

  /** All outages in order of start. */
  public List<Outage> finish() {
    close();
    return List.copyOf(found);
  }
}
