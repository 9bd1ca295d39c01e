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
import org.crmperf.jobs.report.ComputedReport.Endpoint;

/**
 * The figures at the top of the page and the sentence above them.
 *
 * @param sentence what the day was like, in plain words
 */
record Headline(String sentence, List<Figure> figures) {

  /**
   * @param note smaller, below the value; empty if there is nothing to add
   */
  record Figure(String label, String value, String note, boolean uncertain) {}

  static Headline of(ComputedReport report) {
    MetricValues total = report.total();
    return new Headline(
        sentence(report),
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

  private static String sentence(ComputedReport report) {
    MetricValues total = report.total();
    if (total.get(REQUESTS) == 0) {
      return "No request was logged in this period.";
    }
    long slow = report.endpoints().stream().filter(e -> e.row().slow()).count();
    int all = report.endpoints().size();
    StringBuilder out = new StringBuilder();
    if (Double.isNaN(total.get(P95_MS))) {
      out.append("The log holds no response times. ");
    } else {
      out.append("95 % of requests were answered within ")
          .append(Display.duration(total.get(P95_MS)))
          .append(". ");
    }
    if (slow == 0) {
      out.append("None of the ").append(counted(all, "endpoint")).append(" is over its target. ");
    } else {
      Endpoint first = report.endpoints().get(0);
      out.append(Display.grouped(Long.toString(slow)))
          .append(" of ")
          .append(counted(all, "endpoint"))
          .append(slow == 1 ? " is" : " are")
          .append(" over target; the most time is lost in ")
          .append(first.method())
          .append(' ')
          .append(first.name())
          .append(". ");
    }
    int outages = report.model().outages().size();
    return out.append(outages == 0 ? "No outage." : counted(outages, "outage") + ".").toString();
  }

  private static String counted(long n, String noun) {
    return Display.grouped(Long.toString(n)) + " " + noun + (n == 1 ? "" : "s");
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
