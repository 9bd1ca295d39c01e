package org.crmperf.jobs.metric;

import org.jspecify.annotations.Nullable;

/**
 * Requests, errors and busy time in each of the sixty minutes of an hour. Index 0 is the minute in
 * which the hour starts.
 */
public final class MinuteSlots {
  public static final int MINUTES = 60;

  public final int[] requests = new int[MINUTES];
  public final int[] errors = new int[MINUTES];

  /** Summed durations of the requests stamped in the minute, microseconds. */
  public final long[] busyMicros = new long[MINUTES];

  /** {@link #lateAboveMicros} of slots that were counted by several thresholds or by none. */
  public static final long UNKNOWN = -1;

  /** {@link #lateAboveMicros} of slots without a request. */
  public static final long UNSET = 0;

  /**
   * The objective's latency by which {@link MinuteDetail#late} was counted, microseconds; {@link
   * #UNKNOWN} where files are merged that were counted by different ones, or by none because they
   * are older: nothing is known of late requests then.
   */
  public long lateAboveMicros = UNSET;

  private @Nullable MinuteDetail detail;

  /** The rarer counts, or null if there are none. */
  public @Nullable MinuteDetail detail() {
    return detail;
  }

  /** The rarer counts, made if they are not there. */
  public MinuteDetail detailed() {
    MinuteDetail there = detail;
    if (there == null) {
      there = new MinuteDetail();
      detail = there;
    }
    return there;
  }

  /** Requests of a minute that have a duration. */
  public int timed(int minute) {
    return detail == null ? requests[minute] : requests[minute] - detail.untimed[minute];
  }

  /** Late requests of a minute; only where {@link #lateAboveMicros} is known. */
  public int late(int minute) {
    return detail == null ? 0 : detail.late[minute];
  }

  /** Requests of a minute whose client left before the answer. */
  public int clientClosed(int minute) {
    return detail == null ? 0 : detail.clientClosed[minute];
  }

  /** Notes the threshold of other requests that come in. */
  public void mergeThreshold(long micros) {
    if (lateAboveMicros == UNSET) {
      lateAboveMicros = micros;
    } else if (micros != UNSET && micros != lateAboveMicros) {
      lateAboveMicros = UNKNOWN;
    }
  }

  /** Adds the same hour of another set of requests. */
  public void add(MinuteSlots other) {
    for (int m = 0; m < MINUTES; m++) {
      requests[m] += other.requests[m];
      errors[m] += other.errors[m];
      busyMicros[m] += other.busyMicros[m];
    }
    mergeThreshold(other.lateAboveMicros);
    if (other.detail != null) {
      detailed().add(other.detail);
    }
  }

  /** A minute is down when at least this share of its requests are errors. */
  public boolean isDown(int minute, double downShare) {
    return requests[minute] > 0 && errors[minute] >= downShare * requests[minute];
  }

  /** Writes the minute figures of {@code stats} from these slots. */
  public void summarize(RequestStats stats, double downShare) {
    long up = 0;
    long down = 0;
    long peak = 0;
    for (int m = 0; m < MINUTES; m++) {
      if (requests[m] > 0) {
        if (isDown(m, downShare)) {
          down++;
        } else {
          up++;
        }
        peak = Math.max(peak, requests[m]);
      }
    }
    stats.upMinutes = up;
    stats.downMinutes = down;
    stats.peakMinuteRequests = peak;
  }
}
