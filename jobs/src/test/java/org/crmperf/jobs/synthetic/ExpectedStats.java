package org.crmperf.jobs.synthetic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be counted about a set of requests. Times are milliseconds, sizes bytes. */
public final class ExpectedStats {
  private final int firstMinute;
  private final int[] minuteRequests;
  private final int[] minuteErrors;
  private final ExactDurations durations = new ExactDurations();
  private final ExactDurations errorDurations = new ExactDurations();
  private long requests;
  private long errors4xx;
  private long clientClosed;
  private long errors5xx;
  private long responseBytes;

  /** For requests from minute {@code firstMinute} of the day on, {@code minutes} minutes long. */
  ExpectedStats(int firstMinute, int minutes) {
    this.firstMinute = firstMinute;
    this.minuteRequests = new int[minutes];
    this.minuteErrors = new int[minutes];
  }

  void record(int minute, int status, int millis, long bytes) {
    requests++;
    responseBytes += bytes;
    durations.record(millis);
    minuteRequests[minute - firstMinute]++;
    if (status == 499) {
      clientClosed++;
    } else if (status >= 500) {
      errors5xx++;
      minuteErrors[minute - firstMinute]++;
      errorDurations.record(millis);
    } else if (status >= 400) {
      errors4xx++;
    }
  }

  /** Hours that follow each other, null where nothing was requested, from minute 0 on. */
  public static ExpectedStats ofHours(List<@Nullable ExpectedStats> hours) {
    ExpectedStats all = new ExpectedStats(0, 60 * hours.size());
    for (int hour = 0; hour < hours.size(); hour++) {
      ExpectedStats stats = hours.get(hour);
      if (stats != null) {
        all.add(stats, 60 * hour);
      }
    }
    return all;
  }

  /** Adds requests whose minutes lie within this set's. */
  ExpectedStats add(ExpectedStats other) {
    return add(other, other.firstMinute - firstMinute);
  }

  private ExpectedStats add(ExpectedStats other, int shift) {
    requests += other.requests;
    errors4xx += other.errors4xx;
    clientClosed += other.clientClosed;
    errors5xx += other.errors5xx;
    responseBytes += other.responseBytes;
    durations.add(other.durations);
    errorDurations.add(other.errorDurations);
    for (int m = 0; m < other.minuteRequests.length; m++) {
      minuteRequests[m + shift] += other.minuteRequests[m];
      minuteErrors[m + shift] += other.minuteErrors[m];
    }
    return this;
  }

  public long requests() {
    return requests;
  }

  /** Status 400 to 499 without 499. */
  public long errors4xx() {
    return errors4xx;
  }

  /** Status 499. */
  public long clientClosed() {
    return clientClosed;
  }

  /** Status 500 and above. */
  public long errors5xx() {
    return errors5xx;
  }

  /** What counts as an error by default: status 500 and above. */
  public long errors() {
    return errors5xx;
  }

  /** Requests with a duration: all of them, nginx always writes one. */
  public long timed() {
    return durations.count();
  }

  public long responseBytes() {
    return responseBytes;
  }

  /** All durations. */
  public ExactDurations durations() {
    return durations;
  }

  /** Requests slower than the target. */
  public long overTarget(int targetMillis) {
    return durations.count() - durations.countAtMost(targetMillis);
  }

  /**
   * No error and at most {@code millis} long: Apdex's satisfied, or with 4T satisfied + tolerating.
   */
  public long successesWithin(int millis) {
    return durations.countAtMost(millis) - errorDurations.countAtMost(millis);
  }

  /** Requests per minute; index 0 is the first minute of the hour or of the day. */
  public int[] minuteRequests() {
    return minuteRequests.clone();
  }

  /** Errors per minute, indexed as {@link #minuteRequests}. */
  public int[] minuteErrors() {
    return minuteErrors.clone();
  }

  /** The most requests in one minute. */
  public int peakMinuteRequests() {
    int peak = 0;
    for (int count : minuteRequests) {
      peak = Math.max(peak, count);
    }
    return peak;
  }

  /** Minutes with requests of which at least {@code share} (0 to 1) are errors. */
  public int downMinutes(double share) {
    int down = 0;
    for (int m = 0; m < minuteRequests.length; m++) {
      if (minuteRequests[m] > 0 && minuteErrors[m] >= share * minuteRequests[m]) {
        down++;
      }
    }
    return down;
  }

  /** Minutes with requests. */
  public int knownMinutes() {
    int known = 0;
    for (int count : minuteRequests) {
      known += count > 0 ? 1 : 0;
    }
    return known;
  }
}
