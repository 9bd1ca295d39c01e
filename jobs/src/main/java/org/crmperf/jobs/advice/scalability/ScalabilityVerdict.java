package org.crmperf.jobs.advice.scalability;

import java.util.Locale;

/** Whether a service's minutes say how it scales, and if not, why. */
public enum ScalabilityVerdict {
  /** The law fits, and throughput stops growing within or near what was seen. */
  PEAK_KNOWN("a peak is within reach"),
  /** The law fits; response times grow with load, but no peak is near. */
  CONTENTION("response times grow with load, no peak is in sight"),
  /** The law fits; as far as load went, response times did not grow. */
  LINEAR("no sign of saturation as far as load went"),
  /** Fewer than 120 minutes with ten timed requests each. */
  TOO_FEW_MINUTES("too few minutes with enough requests"),
  /** The busiest group of minutes has less than three times the concurrency of the idlest. */
  RANGE_TOO_NARROW("load hardly varied"),
  /** Fewer than two requests were in progress at a time, even in the busiest group. */
  CONCURRENCY_TOO_LOW("requests hardly met each other"),
  /** Mean response times beyond 15 s do not fit into minutes. */
  REQUESTS_TOO_LONG("requests last too long for minutes to tell their concurrency"),
  /** Busy minutes have requests of another kind than idle ones. */
  MIX_CHANGES("the mix of endpoints changes with load"),
  /** At the same load, different times of day differ by more than 10 %. */
  TIME_CONFOUNDED("the time of day matters as much as load"),
  /** The law does not describe the points. */
  POOR_FIT("throughput does not follow the law");

  private final String reason;

  ScalabilityVerdict(String reason) {
    this.reason = reason;
  }

  /** In words. */
  public String reason() {
    return reason;
  }

  /** Whether there is a fit to show. */
  public boolean isFitted() {
    return this == PEAK_KNOWN || this == CONTENTION || this == LINEAR;
  }

  /** The lower-case name, as in summary.json. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
