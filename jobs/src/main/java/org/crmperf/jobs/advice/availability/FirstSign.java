package org.crmperf.jobs.advice.availability;

import java.time.OffsetDateTime;

/**
 * What came first.
 *
 * @param kind of the sign
 * @param where method and endpoint, or empty for all of what the incident is about
 * @param at the minute of the sign
 * @param minutesBefore minutes from there to the incident's start
 */
public record FirstSign(Kind kind, String where, OffsetDateTime at, int minutesBefore) {
  /** The signs there are; the lower-case name is in summary.json. */
  public enum Kind {
    FAILED,
    SLOWED
  }
}
