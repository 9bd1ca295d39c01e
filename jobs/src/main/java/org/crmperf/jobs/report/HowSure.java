package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.RequestStats;

/** How far the figures of a report can be trusted, a sentence each. */
final class HowSure {
  private HowSure() {}

  static List<String> of(ComputedReport report) {
    ReportModel model = report.model();
    ReportModel.Accounting run = model.accounting();
    RequestStats stats = model.total().stats();
    List<String> sentences = new ArrayList<>();
    long read = run.parsed() + run.rejected();
    if (read == 0) {
      sentences.add(Words.say("sure.rerun"));
    } else if (run.rejected() == 0) {
      sentences.add(Words.say("sure.allread"));
    } else {
      sentences.add(
          Words.say(
              "sure.lines",
              ReportPage.count(run.rejected()),
              ReportPage.count(read),
              Display.RATIO.text((double) run.rejected() / read)));
    }
    sentences.add(
        Words.say("sure.coverage", Display.metric(MetricDefinition.COVERAGE, report.total())));
    if (stats.requests > 0) {
      String untimed = ReportPage.count(stats.requests - stats.timed);
      sentences.add(
          stats.timed == stats.requests
              ? Words.say("sure.timed")
              : Words.say("sure.untimed", untimed, ReportPage.count(stats.requests)));
      sentences.add(Words.say("sure.histograms"));
      long unsure =
          report.endpoints().stream()
              .filter(e -> e.values().isUncertain(MetricDefinition.P95_MS))
              .count();
      sentences.add(
          Words.say(
              "sure.uncertain",
              ReportPage.count(unsure),
              ReportPage.count(report.endpoints().size())));
    }
    if (model.comparison().tests() > 0) {
      sentences.add(Words.say("sure.tests", ReportPage.count(model.comparison().tests())));
    }
    if (model.foldedEndpoints() > 0) {
      sentences.add(
          Words.say(
              "sure.folded",
              ReportPage.count(model.foldedEndpoints()),
              ReportPage.count(model.endpointLimit())));
    }
    return sentences;
  }
}
