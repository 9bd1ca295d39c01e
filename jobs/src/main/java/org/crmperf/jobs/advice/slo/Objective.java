package org.crmperf.jobs.advice.slo;

/**
 * An objective: the least share of requests that are good.
 *
 * @param service it is about, or empty for the platform
 * @param kind what is good
 * @param share 0 to 1
 * @param latencyMillis what {@link Kind#LATENCY} is about, else NaN
 * @param gated whether missing it fires {@code --fail-on slo}: the platform's, and those that the
 *     configuration sets for a service
 */
public record Objective(
    String service, Kind kind, double share, double latencyMillis, boolean gated) {
  /** What a request must be to be good; the lower-case name is in summary.json. */
  public enum Kind {
    /** No error. */
    AVAILABILITY,
    /** Answered within the objective's latency, of those that have a duration. */
    LATENCY
  }

  /** The share of requests that may be bad; rounded, because 1 - 0.999 is a little more than it. */
  public double budget() {
    return Math.round((1 - share) * 1e12) / 1e12;
  }
}
