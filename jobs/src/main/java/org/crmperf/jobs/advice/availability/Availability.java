package org.crmperf.jobs.advice.availability;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.advice.series.EndpointSeries;

/**
 * What a period's errors say.
 *
 * @param incidents the earliest first
 * @param failureModes of the endpoints with the most errors
 * @param clientsLeft of the endpoints with the most 499s
 */
public record Availability(
    List<Incident> incidents, List<FailureMode> failureModes, List<ClientsLeft> clientsLeft) {
  private static final int MOST = 20;

  /** Of a period without requests. */
  public static Availability none() {
    return new Availability(List.of(), List.of(), List.of());
  }

  /**
   * Analyses a period.
   *
   * @param downShare the share of errors that makes a minute down
   * @param minOutageMinutes minutes that make an outage
   */
  public static Availability of(DaySeries day, double downShare, int minOutageMinutes) {
    return new Availability(
        new IncidentFinder(day, downShare, minOutageMinutes).find(),
        // sorted first: merging the histograms of thousands of endpoints takes its time
        day.endpoints().stream()
            .sorted(Comparator.comparingLong((EndpointSeries e) -> -e.errors()))
            .limit(2 * MOST)
            .map(FailureMode::of)
            .filter(Objects::nonNull)
            .limit(MOST)
            .toList(),
        day.endpoints().parallelStream()
            .map(ClientsLeft::of)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparingLong(c -> -c.closed()))
            .limit(MOST)
            .toList());
  }
}
