package org.crmperf.jobs.metric;

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

  /** Adds the same hour of another set of requests. */
  public void add(MinuteSlots other) {
    for (int m = 0; m < MINUTES; m++) {
      requests[m] += other.requests[m];
      errors[m] += other.errors[m];
      busyMicros[m] += other.busyMicros[m];
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
