package org.crmperf.jobs.report.compare;

import java.util.List;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.loadtest.LoadTestAnswers;
import org.crmperf.jobs.advice.loadtest.LoadTestComparison;
import org.crmperf.jobs.advice.loadtest.LoneEndpoint;
import org.crmperf.jobs.advice.loadtest.Question;
import org.crmperf.jobs.advice.loadtest.SharedEndpoint;
import org.crmperf.jobs.report.PageAssets;
import org.crmperf.jobs.report.Printable;
import org.crmperf.jobs.text.Words;

/** What loadtest.jte shows. */
record LoadTestPage(
    Words words,
    PageAssets assets,
    CompareSubject subject,
    String verdict,
    List<Answered> answers,
    List<ComparePage.Measure> measures,
    DistributionChart distribution,
    List<Card> cards,
    List<Line> lines,
    int linesLeftOut,
    List<Lone> missing,
    List<Lone> extra,
    int loneLeftOut,
    String leftOut) {
  private static final int MOST_CARDS = 12;
  private static final int MOST_LINES = 300;

  /** A question and its answer. */
  record Answered(String column, String answer, String question, String sentence) {}

  /** An endpoint whose tail is understated. */
  record Card(String name, String sentence, BarChart chart, String label) {}

  /** An endpoint that both have; {@code tail} says what came of its test. */
  record Line(
      String name,
      String productionShare,
      String testShare,
      String difference,
      ComparePage.Interval productionP99,
      ComparePage.Interval testP99,
      String productionP999,
      String testP999,
      String productionStretch,
      String testStretch,
      String tail) {}

  /** An endpoint that one side has. */
  record Lone(String name, String requests, String requestShare, String timeShare, String p95) {}

  static LoadTestPage of(LoadTestComparison found, CompareSubject subject, Words words) {
    LoadTestSentences sentences = new LoadTestSentences(found);
    return new LoadTestPage(
        words,
        PageAssets.styled("compare.css"),
        subject,
        words.say(sentences.verdict()),
        List.of(Question.values()).stream()
            .map(
                question -> {
                  Question.Answer answer = LoadTestAnswers.of(question, found);
                  return new Answered(
                      answer.column(),
                      words.of("compare.answer", answer),
                      words.of("compare.question", question),
                      words.say(sentences.of(question)));
                })
            .toList(),
        ComparePage.measures(found.production(), found.test(), words),
        DistributionChart.of(
            found.production().all().stats().latency, found.test().all().stats().latency),
        LoadTestAnswers.understated(found).stream()
            .limit(MOST_CARDS)
            .map(e -> card(e, words))
            .toList(),
        found.shared().stream().limit(MOST_LINES).map(e -> line(e, words)).toList(),
        Math.max(0, found.shared().size() - MOST_LINES),
        found.missing().stream().limit(MOST_LINES).map(e -> lone(e, words)).toList(),
        found.extra().stream().limit(MOST_LINES).map(e -> lone(e, words)).toList(),
        Math.max(0, found.missing().size() - MOST_LINES)
            + Math.max(0, found.extra().size() - MOST_LINES),
        words.say("compare.test.left", Shown.share(found.leftOut())));
  }

  String t(String key, Object... parts) {
    return words.say("compare." + key, parts);
  }

  List<String> services() {
    return subject.services().stream().map(Printable::text).toList();
  }

  private static Card card(SharedEndpoint endpoint, Words words) {
    String name = Shown.name(endpoint.endpoint());
    String tested = Shown.duration(endpoint.test(), Rank.P99);
    String real = Shown.duration(endpoint.production(), Rank.P99);
    return new Card(
        name,
        words.say(
            "compare.test.card",
            tested,
            real,
            LoadTestSentences.times(endpoint.testStretch()),
            LoadTestSentences.times(endpoint.productionStretch())),
        BarChart.of(endpoint.production(), endpoint.test()),
        words.say("compare.test.chart", name, real, tested));
  }

  private static Line line(SharedEndpoint endpoint, Words words) {
    String tail = "compare.tail.few";
    if (endpoint.tested()) {
      tail = endpoint.understated() ? "compare.tail.short" : "compare.tail.fine";
    }
    return new Line(
        Shown.name(endpoint.endpoint()),
        words.say(Shown.share(endpoint.productionShare())),
        words.say(Shown.share(endpoint.testShare())),
        words.say(
            "compare.points",
            Shown.signed(100 * (endpoint.testShare() - endpoint.productionShare()), 2)),
        ComparePage.Interval.of(endpoint.production(), Rank.P99, words),
        ComparePage.Interval.of(endpoint.test(), Rank.P99, words),
        Shown.duration(endpoint.production(), Rank.P999),
        Shown.duration(endpoint.test(), Rank.P999),
        LoadTestSentences.times(endpoint.productionStretch()),
        LoadTestSentences.times(endpoint.testStretch()),
        words.say(tail));
  }

  private static Lone lone(LoneEndpoint endpoint, Words words) {
    return new Lone(
        Shown.name(endpoint.endpoint()),
        Shown.count(endpoint.tally().requests()),
        words.say(Shown.share(endpoint.requestShare())),
        words.say(Shown.share(endpoint.timeShare())),
        Shown.duration(endpoint.tally(), Rank.P95));
  }
}
