package org.crmperf.jobs.advice;

import java.time.Duration;
import java.time.OffsetDateTime;
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
  private @Nullable OffsetDateTime start;
  private @Nullable OffsetDateTime end;
  private int minutes;
  private long requests;
  private long errors;
  private double peak;

  /** Runs shorter than {@code minMinutes} are no outage. */
  public OutageFinder(double downShare, int minMinutes) {
    this.downShare = downShare;
    this.minMinutes = minMinutes;
  }

  /** Takes the next hour's minutes; hours come in order. */
  public void hour(OffsetDateTime hourStart, MinuteSlots slots) {
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      OffsetDateTime minute = hourStart.plusMinutes(m);
      if (slots.isDown(m, downShare)) {
        boolean goesOn = end != null && Duration.between(end, minute).isZero();
        if (!goesOn) {
          close();
          start = minute;
        }
        down(slots, m, minute);
      }
    }
  }

  private void down(MinuteSlots slots, int m, OffsetDateTime minute) {
    end = minute.plusMinutes(1);
    minutes++;
    requests += slots.requests[m];
    errors += slots.errors[m];
    peak = Math.max(peak, (double) slots.errors[m] / slots.requests[m]);
  }

  private void close() {
    if (start != null && end != null && minutes >= minMinutes) {
      found.add(new Outage(start, end, minutes, requests, errors, peak));
    }
    start = null;
    end = null;
    minutes = 0;
    requests = 0;
    errors = 0;
    peak = 0;
  }

  /** All outages in order of start. */
  public List<Outage> finish() {
    close();
    return List.copyOf(found);
  }
}
