package org.crmperf.jobs.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/**
 * An hour of a report: what its endpoints' cells come to.
 *
 * @param endpoints their cells, those of all services together
 * @param all the sum of them
 */
record HourCells(ReportPeriod.Hour hour, Map<Endpoint, RollupCell> endpoints, RollupCell all) {

  /** The period's hours in their order, added up side by side: three months have thousands. */
  static List<HourCells> of(
      ReportPeriod period,
      Map<Long, Map<Endpoint, RollupCell>> byHour,
      Set<Endpoint> folded,
      double downShare) {
    return period.hours().parallelStream()
        .map(
            hour -> {
              Map<Endpoint, RollupCell> inHour =
                  fold(byHour.getOrDefault(micros(hour.start()), Map.of()), folded);
              RollupCell all = new RollupCell();
              inHour
                  .values()
                  .forEach(
                      cell -> {
                        all.add(cell);
                        cell.close(downShare);
                      });
              all.close(downShare);
              return new HourCells(hour, inHour, all);
            })
        .toList();
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }

  /** Cells by the start of their hour, epoch microseconds; those of all services together. */
  static Map<Long, Map<Endpoint, RollupCell>> byHour(Map<RollupKey, RollupCell> cells) {
    Map<Long, Map<Endpoint, RollupCell>> hours = new HashMap<>();
    cells.forEach(
        (key, cell) ->
            hours
                .computeIfAbsent(key.hourStart(), h -> new TreeMap<>())
                .merge(Endpoint.of(key), cell, HourCells::sum));
    return hours;
  }

  /** A cell of its own: those of the services are looked at one by one later. */
  private static RollupCell sum(RollupCell cell, RollupCell other) {
    RollupCell sum = new RollupCell();
    sum.add(cell);
    sum.add(other);
    return sum;
  }

  /** Requests of the endpoints. */
  static Map<Endpoint, Long> requests(Map<Long, Map<Endpoint, RollupCell>> byHour) {
    Map<Endpoint, Long> requests = new HashMap<>();
    byHour
        .values()
        .forEach(
            hour -> hour.forEach((e, cell) -> requests.merge(e, cell.stats.requests, Long::sum)));
    return requests;
  }

  private static Map<Endpoint, RollupCell> fold(
      Map<Endpoint, RollupCell> hour, Set<Endpoint> folded) {
    if (folded.isEmpty()) {
      return hour;
    }
    Map<Endpoint, RollupCell> result = new TreeMap<>();
    hour.forEach(
        (endpoint, cell) ->
            result
                .computeIfAbsent(
                    folded.contains(endpoint) ? Endpoint.OTHER : endpoint, e -> new RollupCell())
                .add(cell));
    return result;
  }
}
