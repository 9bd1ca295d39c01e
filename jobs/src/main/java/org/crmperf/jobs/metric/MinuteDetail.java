package org.crmperf.jobs.metric;

/**
 * What is rare in the minutes of an hour, and so kept apart from {@link MinuteSlots}: made only
 * when the first such request comes. Index 0 is the minute in which the hour starts.
 */
public final class MinuteDetail {
  /** Requests that took longer than the objective's latency. */
  public final int[] late = new int[MinuteSlots.MINUTES];

  /** Requests without a duration. */
  public final int[] untimed = new int[MinuteSlots.MINUTES];

  /** Requests whose client left before the answer (499). */
  public final int[] clientClosed = new int[MinuteSlots.MINUTES];

  /** The durations of those, summed, microseconds: how long the clients had patience. */
  public final long[] clientClosedMicros = new long[MinuteSlots.MINUTES];

  void add(MinuteDetail other) {
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      late[m] += other.late[m];
      untimed[m] += other.untimed[m];
      clientClosed[m] += other.clientClosed[m];
      clientClosedMicros[m] += other.clientClosedMicros[m];
    }
  }

  /** Whether a minute has none of it. */
  public boolean isEmpty(int minute) {
    return (late[minute] | untimed[minute] | clientClosed[minute]) == 0
        && clientClosedMicros[minute] == 0;
  }
}
