package org.crmperf.jobs.advice.raw;

/** A request before anything is counted; times in microseconds, since the day's start. */
public record RawRequest(
    long atMicros, String service, String endpoint, int status, long durationMicros) {
  private static final long MINUTE_MICROS = 60_000_000L;

  /** The minute of the day it is stamped in. */
  public int minute() {
    return (int) (atMicros / MINUTE_MICROS);
  }

  /** Whether it is an error. */
  public boolean isError() {
    return status >= 500;
  }
}
