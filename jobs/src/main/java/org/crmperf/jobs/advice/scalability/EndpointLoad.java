package org.crmperf.jobs.advice.scalability;

/**
 * How an endpoint's response time follows the load of its service.
 *
 * @param slots quarters of an hour that were looked at
 * @param rise mean response time at the load of the busiest slots (95th percentile) over that at
 *     the idlest (5th), by a robust slope
 * @param qValue the false discovery rate at which the slope would be believed
 * @param idleP95Millis p95 in the third of the hours with the least load; NaN if too few requests
 * @param busyP95Millis p95 in the third of the hours with the most load; NaN if too few requests
 * @param targetMillis its target
 */
public record EndpointLoad(
    String service,
    String endpoint,
    String method,
    int slots,
    Interval rise,
    double qValue,
    double idleP95Millis,
    double busyP95Millis,
    double targetMillis) {
  private static final double FALSE_DISCOVERIES = 0.05;
  private static final double LEAST_RISE = 1.25;
  private static final double SURE_RISE = 1.1;

  /** Whether it degrades with load: materially, and beyond chance. */
  public boolean degrades() {
    return qValue <= FALSE_DISCOVERIES && rise.value() >= LEAST_RISE && rise.low() >= SURE_RISE;
  }

  /** Whether it misses its target even in the idle hours. */
  public boolean slowWhenIdle() {
    return idleP95Millis > targetMillis;
  }
}
