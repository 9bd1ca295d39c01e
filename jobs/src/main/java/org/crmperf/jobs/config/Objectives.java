package org.crmperf.jobs.config;

import java.util.Map;

/**
 * Service-level objectives of the whole platform, and of services that have their own.
 *
 * @param availability least share of requests that are no errors, 0 to 1
 * @param latencyShare least share of requests that answer within {@code latencyMillis}, 0 to 1
 * @param latencyMillis milliseconds
 * @param services by name; a service that is not there is held to the platform's
 */
public record Objectives(
    double availability,
    double latencyShare,
    double latencyMillis,
    Map<String, ServiceObjectives> services) {
  static final Objectives DEFAULTS = new Objectives(0.999, 0.95, 1000);

  /** Objectives of the platform alone. */
  public Objectives(double availability, double latencyShare, double latencyMillis) {
    this(availability, latencyShare, latencyMillis, Map.of());
  }

  /**
   * A service's own objectives, for the platform's latency.
   *
   * @param availability as the platform's
   * @param latencyShare as the platform's
   */
  public record ServiceObjectives(double availability, double latencyShare) {}
}
