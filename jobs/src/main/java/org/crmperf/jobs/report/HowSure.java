package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.text.Words;

/** How far the figures of a report can be trusted, a sentence each. */
final class HowSure {
  private HowSure() {}

  static List<String> of(ComputedReport report, Words words) {
    ReportModel model = report.model();
    ReportModel.Accounting run = model.accounting();
    RequestStats stats = model.total().stats();
    List<String> sentences = new ArrayList<>();
    long read = run.parsed() + run.rejected();
    if (read == 0) {
      sentences.add(words.say("sure.rerun"));
    } else if (run.rejected() == 0) {
      sentences.add(words.say("sure.allread"));
    } else {
      sentences.add(
          words.say(
              "sure.lines",
              ReportPage.count(run.rejected()),
              ReportPage.count(read),
              Display.RATIO.text((double) run.rejected() / read, words)));
    }
    sentences.add(
        words.say(
            "sure.coverage", Display.metric(MetricDefinition.COVERAGE, report.total(), words)));
    if (stats.requests > 0) {
      long untimed = stats.requests - stats.timed;
      sentences.add(
          untimed == 0
              ? words.say("sure.timed")
              : words.say(
                  untimed == 1 ? "sure.untimed.one" : "sure.untimed", untimed, stats.requests));
      sentences.add(words.say("sure.histograms"));
      long unsure =
          report.endpoints().stream()
              .filter(e -> e.values().isUncertain(MetricDefinition.P95_MS))
              .count();
      sentences.add(
          words.say(
              unsure == 1 ? "sure.uncertain.one" : "sure.uncertain",
              ReportPage.count(unsure),
              ReportPage.count(report.endpoints().size())));
    }
    if (model.comparison().tests() > 0) {
      sentences.add(words.say("sure.tests", ReportPage.count(model.comparison().tests())));
    }
    if (model.foldedEndpoints() > 0) {
      sentences.add(
          words.say(
              "sure.folded",
              ReportPage.count(model.foldedEndpoints()),
              ReportPage.count(model.endpointLimit())));
    }
    return sentences;
  }
}
