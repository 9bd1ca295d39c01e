package org.crmperf.jobs.metric;

/**
 * A service's minutes over many days, dense: what objectives are judged by. Minute 0 is {@link
 * #firstMinute}.
 */
public final class MinuteHistory {
  private final long firstMinute;
  private final int[] requests;
  private final int[] errors;
  private final int[] timed;
  private final int[] late;

  /**
   * Minutes without a request.
   *
   * @param firstMinute minutes since 1970 UTC
   */
  public MinuteHistory(long firstMinute, int minutes) {
    this.firstMinute = firstMinute;
    requests = new int[minutes];
    errors = new int[minutes];
    timed = new int[minutes];
    late = new int[minutes];
  }

  /** Adds requests of a minute; those outside the history are left out. */
  public void add(long epochMinute, long moreRequests, long moreErrors) {
    long m = epochMinute - firstMinute;
    if (m >= 0 && m < requests.length) {
      requests[(int) m] += (int) moreRequests;
      errors[(int) m] += (int) moreErrors;
    }
  }

  /** Adds what is known of their latency. */
  public void addTimes(long epochMinute, long moreTimed, long moreLate) {
    long m = epochMinute - firstMinute;
    if (m >= 0 && m < requests.length) {
      timed[(int) m] += (int) moreTimed;
      late[(int) m] += (int) moreLate;
    }
  }

  /** Adds another history of the same minutes. */
  public void add(MinuteHistory other) {
    for (int m = 0; m < requests.length; m++) {
      requests[m] += other.requests[m];
      errors[m] += other.errors[m];
      timed[m] += other.timed[m];
      late[m] += other.late[m];
    }
  }

  /** Minutes since 1970 UTC of the first. */
  public long firstMinute() {
    return firstMinute;
  }

  /** How many there are. */
  public int minutes() {
    return requests.length;
  }

  /** Requests of a minute. */
  public int requests(int minute) {
    return requests[minute];
  }

  /** Errors among them. */
  public int errors(int minute) {
    return errors[minute];
  }

  /** Requests of which it is known whether they were late. */
  public int timed(int minute) {
    return timed[minute];
  }

  /** Requests that took longer than the objective's latency. */
  public int late(int minute) {
    return late[minute];
  }
}
