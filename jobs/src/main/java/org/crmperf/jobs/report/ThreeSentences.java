package org.crmperf.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.advice.Severity;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.text.Words;

/**
 * A report in three sentences: what happened, what to do first, what changed since the baseline.
 * The page and the digest begin with them.
 */
record ThreeSentences(String happened, String first, String changed) {

  static ThreeSentences of(ComputedReport report, Words words) {
    return new ThreeSentences(
        happened(report, words),
        first(report.model(), words),
        changed(report.model().comparison(), words));
  }

  List<String> all() {
    return List.of(happened, first, changed);
  }

  private static String happened(ComputedReport report, Words words) {
    MetricValues total = report.total();
    if (total.get(MetricDefinition.REQUESTS) == 0) {
      return words.say("happened.nothing");
    }
    String requests =
        words.say(
            total.get(MetricDefinition.REQUESTS) == 1 ? "happened.request" : "happened.requests",
            Display.metric(MetricDefinition.REQUESTS, total, words),
            Display.metric(MetricDefinition.ERROR_RATE, total, words));
    double p95 = total.get(MetricDefinition.P95_MS);
    Optional<Outage> longest =
        report.model().outages().stream().reduce((a, b) -> b.minutes() > a.minutes() ? b : a);
    if (longest.isPresent()) {
      String minutes =
          ReportPage.count(report.model().outages().stream().mapToLong(Outage::minutes).sum());
      Moments moments = Moments.of(report.model());
      String start = moments.clock(longest.get().start());
      String end = moments.clock(longest.get().end());
      return Double.isNaN(p95)
          ? words.say("happened.outage.untimed", minutes, requests, start, end)
          : words.say("happened.outage", minutes, requests, Display.duration(p95), start, end);
    }
    if (Double.isNaN(p95)) {
      return words.say("happened.untimed", requests);
    }
    long slow = report.endpoints().stream().filter(e -> e.row().slow()).count();
    if (slow == 1) {
      String all = ReportPage.count(report.endpoints().size());
      return words.say("happened.slow.one", requests, Display.duration(p95), all);
    }
    if (slow > 1) {
      return words.say(
          "happened.slow",
          requests,
          Display.duration(p95),
          ReportPage.count(slow),
          ReportPage.count(report.endpoints().size()));
    }
    long late = report.endpoints().stream().filter(ThreeSentences::isLate).count();
    return late == 0
        ? words.say("happened.fine", requests, Display.duration(p95))
        : words.say(
            "happened.fine.few",
            requests,
            Display.duration(p95),
            ReportBuilder.LEAST_TIMED,
            ReportPage.count(late),
            ReportPage.count(report.endpoints().size()));
  }

  /**
   * Whether a request took longer than the target. Those that were counted are asked first: a group
   * of endpoints has many targets; the longest is asked for a target that has changed since.
   */
  private static boolean isLate(ComputedReport.Endpoint endpoint) {
    return endpoint.row().row().stats().overTarget > 0
        || endpoint.values().get(MetricDefinition.MAX_MS) > endpoint.row().targetMillis();
  }

  /** The first recommendation of the findings, which are sorted by urgency; news asks for none. */
  private static String first(ReportModel model, Words words) {
    if (model.total().stats().requests == 0) {
      return words.say("first.logs");
    }
    for (Finding finding : model.findings()) {
      if (asks(finding)) {
        String what = words.of("kind", finding.kind());
        String recommendation = Printable.text(words.say(finding.recommendation()));
        String place = place(finding);
        return place.isEmpty()
            ? words.say("first.platform", what, recommendation)
            : words.say("first.endpoint", what, place, recommendation);
      }
    }
    return words.say("first.nothing");
  }

  /** Whether it says what to do; news does not. */
  static boolean asks(Finding finding) {
    return !finding.recommendation().isNone() && finding.severity() != Severity.INFO;
  }

  /** Method and endpoint, printable; empty for the whole platform. */
  static String place(Finding finding) {
    String method = finding.method() == null ? "" : Printable.text(finding.method());
    String endpoint = finding.endpoint() == null ? "" : Printable.text(finding.endpoint());
    return (method + " " + endpoint).strip();
  }

  private static String changed(Comparison comparison, Words words) {
    if (comparison.hours() == 0) {
      return Printable.text(words.say(comparison.choice().reason()));
    }
    var days = comparison.choice().days();
    String since =
        days.size() == 1
            ? Times.date(days.get(0), words)
            : words.say(
                "changed.together",
                Times.date(days.get(0), words),
                Times.date(days.get(days.size() - 1), words));
    long worse = comparison.count(Change.REGRESSED);
    long improved = comparison.count(Change.IMPROVED);
    String better = ReportPage.count(improved);
    if (worse > 0) {
      String first =
          comparison.changes().stream()
              .filter(c -> c.change() == Change.REGRESSED)
              .findFirst()
              .map(ThreeSentences::name)
              .orElse("");
      if (improved == 0) {
        return worse == 1
            ? words.say("changed.regressed.one.only", since, first)
            : words.say("changed.regressed.only", since, ReportPage.count(worse), first);
      }
      return worse == 1
          ? words.say("changed.regressed.one", since, first, better)
          : words.say("changed.regressed", since, ReportPage.count(worse), first, better);
    }
    if (comparison.commonChange() == Change.REGRESSED) {
      double percent = 100 * (comparison.commonRatio() - 1);
      return words.say(
          "changed.slower", since, words.say("page.percent", Decimals.fixed(percent, 0)));
    }
    if (improved > 0) {
      return words.say("changed.improved", since, better);
    }
    return words.say(
        comparison.count(Change.UNCHANGED) == 0 ? "changed.untold" : "changed.none", since);
  }

  private static String name(EndpointChange change) {
    return Printable.text(String.format(Locale.ROOT, "%s %s", change.method(), change.endpoint()));
  }
}
