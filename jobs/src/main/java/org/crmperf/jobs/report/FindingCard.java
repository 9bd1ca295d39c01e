package org.crmperf.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.report.ComputedReport.Endpoint;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the page shows it.
 *
 * @param id what a link to it ends in; the same as long as kind, place and start are
 * @param level the severity, for the style sheet
 * @param where endpoint with method, or empty for the whole platform
 * @param drill the id of its endpoint's row; empty if there is none
 * @param hours of the report in which it is, from and until, for the filter
 * @param confidence in words and percent
 * @param refutation what would show that it is something else; empty if nothing is said
 * @param exemplars requests that show it
 */
record FindingCard(
    String id,
    String level,
    String severity,
    String kind,
    String where,
    String drill,
    String hours,
    String window,
    String evidence,
    String recommendation,
    String gain,
    String confidence,
    String refutation,
    List<String> exemplars,
    Sparkline chart) {
  /** Cards of a page; findings.csv has all findings. */
  static final int MOST = 60;

  private static final int MOST_EXEMPLARS = 3;
  private static final double SURE = 0.95;
  private static final double LIKELY = 0.75;
  private static final double POSSIBLE = 0.5;

  static List<FindingCard> of(ComputedReport report, Words words) {
    Map<String, Endpoint> endpoints = new HashMap<>();
    for (Endpoint endpoint : report.endpoints()) {
      endpoints.put(endpoint.row().method() + '\n' + endpoint.row().endpoint(), endpoint);
      endpoints.putIfAbsent('\n' + endpoint.row().endpoint(), endpoint);
    }
    LinkId ids = new LinkId();
    List<FindingCard> cards = new ArrayList<>();
    for (Finding finding : report.model().findings()) {
      if (cards.size() < MOST) {
        String method = finding.method() == null ? "" : finding.method();
        Endpoint endpoint =
            finding.endpoint() == null ? null : endpoints.get(method + '\n' + finding.endpoint());
        cards.add(card(report, finding, endpoint, ids.finding(finding), words));
      }
    }
    return cards;
  }

  private static FindingCard card(
      ComputedReport report, Finding finding, @Nullable Endpoint endpoint, String id, Words words) {
    double from = PageData.hourAt(report.model(), finding.windowStart());
    Moments moments = Moments.of(report.model());
    double until = PageData.hourAt(report.model(), finding.windowEnd());
    return new FindingCard(
        id,
        finding.severity().name().toLowerCase(Locale.ROOT),
        words.of("severity", finding.severity()),
        words.of("kind", finding.kind()),
        ThreeSentences.place(finding),
        endpoint == null ? "" : "endpoint-" + endpoint.id(),
        String.format(Locale.ROOT, "%.3f %.3f", from, until),
        words.say(
            "window", moments.moment(finding.windowStart()), moments.moment(finding.windowEnd())),
        Printable.text(words.say(finding.evidence())),
        Printable.text(words.say(finding.recommendation())),
        Printable.text(words.say(finding.estimatedGain())),
        confidence(finding.confidence(), words),
        finding.more() == null ? "" : Printable.text(words.say(finding.more().refutation())),
        exemplars(report.model(), finding, words),
        Sparkline.of(report, finding, endpoint, words));
  }

  static String confidence(double confidence, Words words) {
    String percent = words.say("page.percent", Math.round(confidence * 100));
    if (confidence >= SURE) {
      return words.say("confidence.sure", percent);
    }
    if (confidence >= LIKELY) {
      return words.say("confidence.likely", percent);
    }
    return words.say(confidence >= POSSIBLE ? "confidence.possible" : "confidence.weak", percent);
  }

  private static List<String> exemplars(ReportModel model, Finding finding, Words words) {
    if (finding.more() == null) {
      return List.of();
    }
    return finding.more().exemplars().stream()
        .limit(MOST_EXEMPLARS)
        .map(exemplar -> exemplar(model, exemplar, words))
        .toList();
  }

  private static String exemplar(ReportModel model, Exemplar exemplar, Words words) {
    Instant time = Instant.ofEpochSecond(Math.floorDiv(exemplar.timeMicros(), 1_000_000L));
    String status = exemplar.status() < 0 ? Display.NONE : Long.toString(exemplar.status());
    return words.say(
        "exemplar",
        Times.moment(time, model.zone()),
        Printable.text(exemplar.target()),
        status,
        Display.duration(exemplar.micros() / 1000.0));
  }
}
