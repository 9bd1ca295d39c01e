package org.crmperf.jobs.report;

import static org.crmperf.jobs.metric.MetricDefinition.AVAILABILITY;
import static org.crmperf.jobs.metric.MetricDefinition.COVERAGE;
import static org.crmperf.jobs.metric.MetricDefinition.ERRORS_4XX;
import static org.crmperf.jobs.metric.MetricDefinition.ERRORS_5XX;
import static org.crmperf.jobs.metric.MetricDefinition.ERROR_RATE;
import static org.crmperf.jobs.metric.MetricDefinition.MAX_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P50_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P75_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P90_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P95_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P999_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P99_MS;
import static org.crmperf.jobs.metric.MetricDefinition.PEAK_MINUTE_RPS;
import static org.crmperf.jobs.metric.MetricDefinition.REQUESTS;
import static org.crmperf.jobs.metric.MetricDefinition.SUCCESS_RATE;
import static org.crmperf.jobs.metric.MetricDefinition.THROUGHPUT_RPS;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.text.Words;

/**
 * A chart of the day's hours. The script draws it from the page's data; the table below it holds
 * the same figures for those who cannot see it.
 *
 * @param id the chart's name in the script
 * @param summary the chart in one sentence
 */
record HourlyChart(String id, String title, String summary, List<String> headings, List<Row> rows) {

  /**
   * @param hour as {@code 07:00}; with date or offset where that alone is ambiguous
   */
  record Row(String hour, List<Cell> cells) {}

  static List<HourlyChart> all(ComputedReport report, List<String> hourNames, Words words) {
    return List.of(
        of(
            report,
            hourNames,
            words,
            "latency",
            P95_MS,
            List.of(REQUESTS, P50_MS, P75_MS, P90_MS, P95_MS, P99_MS, P999_MS, MAX_MS)),
        of(
            report,
            hourNames,
            words,
            "throughput",
            THROUGHPUT_RPS,
            List.of(REQUESTS, THROUGHPUT_RPS, PEAK_MINUTE_RPS)),
        of(
            report,
            hourNames,
            words,
            "errors",
            ERROR_RATE,
            List.of(REQUESTS, ERROR_RATE, ERRORS_4XX, ERRORS_5XX)),
        of(
            report,
            hourNames,
            words,
            "availability",
            AVAILABILITY,
            List.of(AVAILABILITY, COVERAGE, SUCCESS_RATE)));
  }

  private static HourlyChart of(
      ComputedReport report,
      List<String> hourNames,
      Words words,
      String id,
      MetricDefinition main,
      List<MetricDefinition> columns) {
    List<String> headings = new ArrayList<>();
    for (MetricDefinition metric : columns) {
      headings.add(Display.heading(metric, words));
    }
    List<Row> rows = new ArrayList<>();
    for (int h = 0; h < report.hours().size(); h++) {
      rows.add(new Row(hourNames.get(h), Cell.of(columns, report.hours().get(h), words)));
    }
    return new HourlyChart(
        id, words.say("chart." + id), summary(report, hourNames, main, words), headings, rows);
  }

  private static String summary(
      ComputedReport report, List<String> hourNames, MetricDefinition metric, Words words) {
    int low = -1;
    int high = -1;
    for (int h = 0; h < report.hours().size(); h++) {
      double value = report.hours().get(h).get(metric);
      if (Double.isNaN(value)) {
        continue;
      }
      if (low < 0 || value < report.hours().get(low).get(metric)) {
        low = h;
      }
      if (high < 0 || value > report.hours().get(high).get(metric)) {
        high = h;
      }
    }
    String title = Display.title(metric, words);
    if (low < 0) {
      return words.say("chart.none", title);
    }
    if (report.hours().get(low).get(metric) == report.hours().get(high).get(metric)) {
      return words.say("chart.flat", title, withUnit(report, low, metric, words));
    }
    return words.say(
        "chart.range",
        title,
        withUnit(report, low, metric, words),
        hourNames.get(low),
        withUnit(report, high, metric, words),
        hourNames.get(high));
  }

  private static String withUnit(
      ComputedReport report, int hour, MetricDefinition metric, Words words) {
    MetricValues values = report.hours().get(hour);
    return switch (Display.of(metric)) {
      case MILLIS -> Display.duration(values.get(metric));
      case RATE -> words.say("page.unit.rate", Display.metric(metric, values, words));
      default -> Display.metric(metric, values, words);
    };
  }
}
