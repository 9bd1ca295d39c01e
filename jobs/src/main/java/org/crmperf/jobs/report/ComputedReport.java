package org.crmperf.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.report.ReportModel.EndpointRow;
import org.crmperf.jobs.report.ReportModel.HourRow;
import org.crmperf.parsers.error.Errors;

/**
 * A report model with its metrics evaluated and its log-derived names made printable.
 *
 * @param hours one for each hour of the model
 * @param hourStarts their starts, ISO 8601 with offset
 */
record ComputedReport(
    ReportModel model,
    MetricValues total,
    List<MetricValues> hours,
    List<String> hourStarts,
    List<Endpoint> endpoints) {

  /**
   * An endpoint's figures.
   *
   * @param id that links to it end in
   * @param name printable
   * @param method printable
   * @param hourIndex for each of {@code hours} its place among the report's hours, ascending
   */
  record Endpoint(
      EndpointRow row,
      String id,
      String name,
      String method,
      MetricValues values,
      List<Integer> hourIndex,
      List<MetricValues> hours) {}

  static ComputedReport of(ReportModel model) {
    List<MetricValues> hours = new ArrayList<>(model.hours().size());
    List<String> starts = new ArrayList<>(model.hours().size());
    Map<Instant, Integer> places = new HashMap<>();
    for (HourRow hour : model.hours()) {
      places.put(hour.start().toInstant(), hours.size());
      hours.add(new MetricValues(hour.row()));
      starts.add(Times.iso(hour.start()));
    }
    List<Endpoint> endpoints = new ArrayList<>(model.endpoints().size());
    LinkId ids = new LinkId();
    for (EndpointRow row : model.endpoints()) {
      endpoints.add(endpoint(row, ids.endpoint(row.method(), row.endpoint()), places));
    }
    return new ComputedReport(model, new MetricValues(model.total()), hours, starts, endpoints);
  }

  private static Endpoint endpoint(EndpointRow row, String id, Map<Instant, Integer> places) {
    List<Integer> index = new ArrayList<>(row.hours().size());
    List<MetricValues> hours = new ArrayList<>(row.hours().size());
    for (HourRow hour : row.hours()) {
      Integer place = places.get(hour.start().toInstant());
      if (place == null) {
        throw Errors.internal(
            row.endpoint() + " has an hour outside the report: " + hour.start(), null);
      }
      index.add(place);
      hours.add(new MetricValues(hour.row()));
    }
    return new Endpoint(
        row,
        id,
        Printable.text(row.endpoint()),
        Printable.text(row.method()),
        new MetricValues(row.row()),
        index,
        hours);
  }
}
