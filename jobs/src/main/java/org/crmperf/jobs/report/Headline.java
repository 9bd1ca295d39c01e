package org.crmperf.jobs.report;

import static org.crmperf.jobs.metric.MetricDefinition.APDEX;
import static org.crmperf.jobs.metric.MetricDefinition.AVAILABILITY;
import static org.crmperf.jobs.metric.MetricDefinition.COVERAGE;
import static org.crmperf.jobs.metric.MetricDefinition.ERRORS_4XX;
import static org.crmperf.jobs.metric.MetricDefinition.ERRORS_5XX;
import static org.crmperf.jobs.metric.MetricDefinition.ERROR_RATE;
import static org.crmperf.jobs.metric.MetricDefinition.MAX_MS;
import static org.crmperf.jobs.metric.MetricDefinition.MEAN_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P50_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P95_MS;
import static org.crmperf.jobs.metric.MetricDefinition.P99_MS;
import static org.crmperf.jobs.metric.MetricDefinition.PEAK_MINUTE_RPS;
import static org.crmperf.jobs.metric.MetricDefinition.REQUESTS;
import static org.crmperf.jobs.metric.MetricDefinition.RESPONSE_BYTES;
import static org.crmperf.jobs.metric.MetricDefinition.THROUGHPUT_RPS;

import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;

/**
 * The figures at the top of the page and the sentences above them.
 *
 * @param sentences what the day was like, in plain words
 */
record Headline(ThreeSentences sentences, List<Figure> figures) {

  /**
   * @param note smaller, below the value; empty if there is nothing to add
   */
  record Figure(String label, String value, String note, boolean uncertain) {}

  static Headline of(ComputedReport report) {
    MetricValues total = report.total();
    return new Headline(
        ThreeSentences.of(report),
        List.of(
            plain("Requests", shown(REQUESTS, total), shown(RESPONSE_BYTES, total) + " sent"),
            plain(
                "Throughput",
                shown(THROUGHPUT_RPS, total) + " /s",
                "peak minute " + shown(PEAK_MINUTE_RPS, total) + " /s"),
            plain(
                "Error rate",
                shown(ERROR_RATE, total),
                shown(ERRORS_5XX, total) + " × 5xx, " + shown(ERRORS_4XX, total) + " × 4xx"),
            plain("Availability", shown(AVAILABILITY, total), "coverage " + shown(COVERAGE, total)),
            time("p50", P50_MS, "mean " + Display.duration(total.get(MEAN_MS)), total),
            time("p95", P95_MS, "95 of 100 requests are faster", total),
            time("p99", P99_MS, "max " + Display.duration(total.get(MAX_MS)), total),
            plain("Apdex", shown(APDEX, total), "1 is all satisfied, 0 all frustrated")));
  }

  private static String shown(MetricDefinition metric, MetricValues values) {
    return Display.metric(metric, values);
  }

  private static Figure plain(String label, String value, String note) {
    return new Figure(label, value, note, false);
  }

  private static Figure time(
      String label, MetricDefinition metric, String note, MetricValues total) {
    return new Figure(label, Display.duration(total.get(metric)), note, total.isUncertain(metric));
  }
}
