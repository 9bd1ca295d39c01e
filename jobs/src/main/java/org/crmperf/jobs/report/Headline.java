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
import org.crmperf.jobs.text.Words;

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

  static Headline of(ComputedReport report, Words words) {
    MetricValues total = report.total();
    return new Headline(
        ThreeSentences.of(report, words),
        List.of(
            plain(
                REQUESTS,
                words,
                total,
                words.say("short.bytes", shown(RESPONSE_BYTES, total, words))),
            new Figure(
                Display.title(THROUGHPUT_RPS, words),
                rate(THROUGHPUT_RPS, total, words),
                words.say("short.peak", rate(PEAK_MINUTE_RPS, total, words)),
                false),
            plain(
                ERROR_RATE,
                words,
                total,
                words.say(
                    "short.errors",
                    shown(ERRORS_5XX, total, words),
                    shown(ERRORS_4XX, total, words))),
            plain(
                AVAILABILITY,
                words,
                total,
                words.say("short.coverage", shown(COVERAGE, total, words))),
            time(
                P50_MS,
                words,
                total,
                words.say("short.mean", Display.duration(total.get(MEAN_MS)))),
            time(P95_MS, words, total, words.say("short.p95")),
            time(P99_MS, words, total, words.say("short.max", Display.duration(total.get(MAX_MS)))),
            plain(APDEX, words, total, words.say("short.apdex"))));
  }

  private static String shown(MetricDefinition metric, MetricValues values, Words words) {
    return Display.metric(metric, values, words);
  }

  private static String rate(MetricDefinition metric, MetricValues values, Words words) {
    return words.say("page.unit.rate", shown(metric, values, words));
  }

  private static Figure plain(
      MetricDefinition metric, Words words, MetricValues total, String note) {
    return new Figure(Display.title(metric, words), shown(metric, total, words), note, false);
  }

  private static Figure time(
      MetricDefinition metric, Words words, MetricValues total, String note) {
    return new Figure(
        Display.title(metric, words),
        Display.duration(total.get(metric)),
        note,
        total.isUncertain(metric));
  }
}
