package org.crmperf.jobs.advice.series;

import org.crmperf.jobs.metric.MinuteDetail;
import org.crmperf.jobs.metric.MinuteSlots;
import org.jspecify.annotations.Nullable;

/** The minutes of a period one after another. Minute 0 is the first of the period. */
public final class MinuteSeries {
  private final @Nullable MinuteSlots[] hours;

  MinuteSeries(int hours) {
    this.hours = new @Nullable MinuteSlots[hours];
  }

  /** Takes an hour's slots without copying them. */
  void share(int hour, MinuteSlots slots) {
    hours[hour] = slots;
  }

  /** Adds an hour's slots to slots of its own. */
  void add(int hour, MinuteSlots slots) {
    MinuteSlots own = hours[hour];
    if (own == null) {
      own = new MinuteSlots();
      hours[hour] = own;
    }
    own.add(slots);
  }

  /** Minutes of the period. */
  public int minutes() {
    return hours.length * MinuteSlots.MINUTES;
  }

  /** Hours of the period. */
  public int hours() {
    return hours.length;
  }

  /** The slots of an hour, null if it has no request: for loops over months of minutes. */
  public @Nullable MinuteSlots hour(int hour) {
    return hours[hour];
  }

  /** Requests stamped in a minute. */
  public int requests(int minute) {
    MinuteSlots slots = hours[minute / MinuteSlots.MINUTES];
    return slots == null ? 0 : slots.requests[minute % MinuteSlots.MINUTES];
  }

  /** Errors among them. */
  public int errors(int minute) {
    MinuteSlots slots = hours[minute / MinuteSlots.MINUTES];
    return slots == null ? 0 : slots.errors[minute % MinuteSlots.MINUTES];
  }

  /** Their durations, summed, microseconds. */
  public long busyMicros(int minute) {
    MinuteSlots slots = hours[minute / MinuteSlots.MINUTES];
    return slots == null ? 0 : slots.busyMicros[minute % MinuteSlots.MINUTES];
  }

  /** Those of them that have a duration. */
  public int timed(int minute) {
    MinuteSlots slots = hours[minute / MinuteSlots.MINUTES];
    return slots == null ? 0 : slots.timed(minute % MinuteSlots.MINUTES);
  }

  /** Those of them whose client left. */
  public int clientClosed(int minute) {
    MinuteSlots slots = hours[minute / MinuteSlots.MINUTES];
    return slots == null ? 0 : slots.clientClosed(minute % MinuteSlots.MINUTES);
  }

  /** Requests of all minutes whose client left. */
  public long clientClosed() {
    long sum = 0;
    for (MinuteSlots slots : hours) {
      MinuteDetail detail = slots == null ? null : slots.detail();
      if (detail != null) {
        for (int closed : detail.clientClosed) {
          sum += closed;
        }
      }
    }
    return sum;
  }

  /** The durations of those, summed, microseconds. */
  public long clientClosedMicros(int minute) {
    MinuteSlots slots = hours[minute / MinuteSlots.MINUTES];
    return slots == null || slots.detail() == null
        ? 0
        : slots.detailed().clientClosedMicros[minute % MinuteSlots.MINUTES];
  }

  /** Their mean duration in milliseconds; NaN without any. */
  public double meanMillis(int minute) {
    int timed = timed(minute);
    return timed == 0 ? Double.NaN : busyMicros(minute) / 1000.0 / timed;
  }

  /** Requests of [from, to). */
  public long requests(int from, int to) {
    long sum = 0;
    for (int m = Math.max(0, from); m < Math.min(to, minutes()); m++) {
      MinuteSlots slots = hours[m / MinuteSlots.MINUTES];
      if (slots == null) {
        m += MinuteSlots.MINUTES - 1 - m % MinuteSlots.MINUTES; // to the end of the empty hour
      } else {
        sum += slots.requests[m % MinuteSlots.MINUTES];
      }
    }
    return sum;
  }

  /** Errors of [from, to). */
  public long errors(int from, int to) {
    long sum = 0;
    for (int m = Math.max(0, from); m < Math.min(to, minutes()); m++) {
      MinuteSlots slots = hours[m / MinuteSlots.MINUTES];
      if (slots == null) {
        m += MinuteSlots.MINUTES - 1 - m % MinuteSlots.MINUTES; // to the end of the empty hour
      } else {
        sum += slots.errors[m % MinuteSlots.MINUTES];
      }
    }
    return sum;
  }
}
