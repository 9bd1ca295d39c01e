package org.crmperf.jobs.advice.memory;

import java.time.LocalDate;

/**
 * An endpoint's day in brief.
 *
 * @param timed requests with a duration
 * @param overTarget those above the target that held when they were counted
 */
public record Night(LocalDate day, long timed, long overTarget) {
  private static final long LEAST_TIMED = 20;
  private static final double TAIL = 0.05;

  /** Whether there were enough requests to judge. */
  public boolean isKnown() {
    return timed >= LEAST_TIMED;
  }

  /** Whether its p95 was over the target: more than one in twenty was. */
  public boolean isSlow() {
    return isKnown() && overTarget > TAIL * timed;
  }
}
