package org.crmperf.jobs.advice.timelost;

import java.util.List;

/**
 * The time that users waited beyond the targets, ranked.
 *
 * @param lostHours of all endpoints, hours
 * @param today the platform as it is
 * @param ifAllMet the platform if every endpoint met its target
 * @param rows endpoints with time lost, most first
 */
public record TimeLost(double lostHours, Figures today, Figures ifAllMet, List<Row> rows) {
  /**
   * One endpoint.
   *
   * @param targetMillis its target
   * @param lostHours response time beyond the target, summed over its requests, hours
   * @param share of all time lost, 0 to 1
   * @param overTarget its requests above the target
   * @param ifMet the platform if none of them were above it, all other requests as they are
   */
  public record Row(
      String endpoint,
      String method,
      double targetMillis,
      double lostHours,
      double share,
      long overTarget,
      Figures ifMet) {}

  /**
   * The platform's figures.
   *
   * @param apdex NaN if nothing was timed
   * @param userHours the sum of all response times, hours
   */
  public record Figures(
      double p50Millis, double p95Millis, double p99Millis, double apdex, double userHours) {}
}
