package org.crmperf.jobs.report.month;

import java.time.LocalDate;
import java.util.List;

/**
 * What the report of a day says, as far as a month shows it. Figures that its summary.json does not
 * have are NaN, which shows as nothing and not as zero.
 *
 * @param baselineP95 the p95 of the days that it was compared with, milliseconds
 * @param lostHours user time beyond targets
 * @param hours those with requests
 * @param lost user time beyond the target by endpoint
 * @param regressed endpoints slower or with more errors than the baseline
 */
record MonthDay(
    LocalDate date,
    String zone,
    double requests,
    double p95,
    double baselineP95,
    double errorRate,
    double availability,
    double lostHours,
    List<Hour> hours,
    List<Lost> lost,
    List<Place> regressed,
    List<Outage> outages) {

  /**
   * An hour.
   *
   * @param hour of the local day, 0 to 23; where clocks go back two have the same
   */
  record Hour(int hour, double requests, double p95) {}

  /** An endpoint, as text that is harmless. */
  record Place(String method, String endpoint) {
    String name() {
      return method + " " + endpoint;
    }
  }

  /** Time lost at an endpoint. */
  record Lost(Place place, double hours) {}

  /** An outage; times as {@code 2026-11-21 07:00}, with the offset if clocks change. */
  record Outage(String start, String end, String minutes, String requests, String errors) {}
}
