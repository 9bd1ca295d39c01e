package org.crmperf.jobs.advice.scalability;

import java.util.Locale;

/** Whether a service's minutes say how it scales, and if not, why. */
public enum ScalabilityVerdict {
  /** The law fits, and throughput stops growing within or near what was seen. */
  PEAK_KNOWN,
  /** The law fits; response times grow with load, but no peak is near. */
  CONTENTION,
  /** The law fits; as far as load went, response times did not grow. */
  LINEAR,
  /** Fewer than 120 minutes with ten timed requests each. */
  TOO_FEW_MINUTES,
  /** The busiest group of minutes has less than three times the concurrency of the idlest. */
  RANGE_TOO_NARROW,
  /** Fewer than two requests were in progress at a time, even in the busiest group. */
  CONCURRENCY_TOO_LOW,
  /** Mean response times beyond 15 s do not fit into minutes. */
  REQUESTS_TOO_LONG,
  /** Busy minutes have requests of another kind than idle ones. */
  MIX_CHANGES,
  /** At the same load, different times of day differ by more than 10 %. */
  TIME_CONFOUNDED,
  /** The law does not describe the points. */
  POOR_FIT;

  /** Whether there is a fit to show. */
  public boolean isFitted() {
    return this == PEAK_KNOWN || this == CONTENTION || this == LINEAR;
  }

  /** The lower-case name, as in summary.json. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
