package org.crmperf.jobs.config;

import java.io.Serializable;

/**
 * When the platform is down.
 *
 * @param downShare a minute is down when at least this share of its requests are errors, above 0 up
 *     to 1
 * @param minOutageMinutes down minutes in a row that make an outage
 */
public record AvailabilityRule(double downShare, int minOutageMinutes) implements Serializable {
  static final AvailabilityRule DEFAULTS = new AvailabilityRule(0.5, 1);
}
