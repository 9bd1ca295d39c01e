package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.report.ComputedReport.Endpoint;
import org.crmperf.jobs.text.Words;

/**
 * One row of the endpoint table that is drawn without a script.
 *
 * @param lost time over target, in words
 */
record EndpointLine(
    String id,
    int rank,
    String name,
    String method,
    boolean slow,
    String timeShare,
    String lost,
    String target,
    List<Cell> cells) {

  /** The metrics in the table, in its order; the script reads them from the table's heading. */
  static final List<MetricDefinition> METRICS =
      List.of(
          MetricDefinition.REQUESTS,
          MetricDefinition.P50_MS,
          MetricDefinition.P95_MS,
          MetricDefinition.P99_MS,
          MetricDefinition.MAX_MS,
          MetricDefinition.ERROR_RATE,
          MetricDefinition.APDEX);

  static EndpointLine of(Endpoint endpoint, Words words) {
    double share = endpoint.row().timeShare();
    return new EndpointLine(
        endpoint.id(),
        endpoint.row().rank(),
        endpoint.name(),
        endpoint.method(),
        endpoint.row().slow(),
        Double.isNaN(share) ? Display.NONE : Display.RATIO.text(share, words),
        Display.span(lostSeconds(endpoint), words),
        Double.isNaN(endpoint.row().targetMillis())
            ? Display.NONE
            : Display.MILLIS.text(endpoint.row().targetMillis(), words),
        Cell.of(METRICS, endpoint.values(), words));
  }

  static double lostSeconds(Endpoint endpoint) {
    return endpoint.row().row().stats().overTargetMicros / 1e6;
  }
}
