package org.crmperf.jobs.config;

/**
 * Service-level objectives of the whole platform.
 *
 * @param availability least share of requests that are no errors, 0 to 1
 * @param latencyShare least share of requests that answer within {@code latencyMillis}, 0 to 1
 * @param latencyMillis milliseconds
 */
public record Objectives(double availability, double latencyShare, double latencyMillis) {
  static final Objectives DEFAULTS = new Objectives(0.999, 0.95, 1000);
}
