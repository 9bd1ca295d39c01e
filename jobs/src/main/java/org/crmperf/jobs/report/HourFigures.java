package org.crmperf.jobs.report;

import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.MetricRow;

/**
 * An hour in the figures by which it is told whether it was restated.
 *
 * @param p95 in milliseconds, as the CSV files have it; empty if nothing was timed
 */
public record HourFigures(long requests, long errors, String p95) {
  static final HourFigures NONE = new HourFigures(0, 0, "");

  static HourFigures of(MetricRow row) {
    return new HourFigures(
        row.stats().requests, row.stats().errors, MetricDefinition.P95_MS.format(row));
  }
}
