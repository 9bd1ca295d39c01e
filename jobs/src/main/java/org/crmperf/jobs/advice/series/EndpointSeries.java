package org.crmperf.jobs.advice.series;

import java.util.List;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint of one service over a period.
 *
 * @param cells by hour of the period, null where it had no request
 */
public record EndpointSeries(
    String service,
    String endpoint,
    String method,
    MinuteSeries minutes,
    List<@Nullable RollupCell> cells) {

  /** All its requests. */
  public long requests() {
    return cells.stream().mapToLong(c -> c == null ? 0 : c.stats.requests).sum();
  }

  /** All its errors. */
  public long errors() {
    return cells.stream().mapToLong(c -> c == null ? 0 : c.stats.errors).sum();
  }

  /** All its time, microseconds. */
  public long busyMicros() {
    return cells.stream().mapToLong(c -> c == null ? 0 : c.stats.sumMicros).sum();
  }

  /** The statistics of all its hours; minute figures are not among them. */
  public RequestStats stats() {
    RequestStats sum = new RequestStats();
    for (RollupCell cell : cells) {
      if (cell != null) {
        sum.addCounts(cell.stats);
      }
    }
    return sum;
  }

  /** Method and endpoint, as findings name them. */
  public String name() {
    return method + " " + endpoint;
  }
}
