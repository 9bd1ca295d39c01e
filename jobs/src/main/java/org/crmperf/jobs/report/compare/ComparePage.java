package org.crmperf.jobs.report.compare;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.compare.ComparedEndpoint;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.advice.compare.PeriodTally;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.report.PageAssets;
import org.crmperf.jobs.report.Printable;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/** What compare.jte shows: every text ready but for HTML escaping, which is the template's. */
record ComparePage(
    Words words,
    PageAssets assets,
    CompareSubject subject,
    List<String> sentences,
    List<String> cautions,
    List<Measure> measures,
    DistributionChart distribution,
    List<Card> cards,
    int cardsLeftOut,
    List<Line> lines,
    int linesLeftOut,
    String counts,
    String unchanged) {
  /** Endpoints with a card of their own; the table has more, and changes.csv all. */
  private static final int MOST_CARDS = 24;

  private static final int MOST_LINES = 400;

  /** A figure of everything, on both sides. */
  record Measure(String name, Interval before, Interval after, String change) {}

  /** A figure with its 95 % interval; {@code range} is empty if it has none. */
  record Interval(String figure, String range) {
    static Interval plain(String figure) {
      return new Interval(figure, "");
    }

    /** A percentile; a dash if too few requests lie beyond it. */
    static Interval of(@Nullable EndpointTally tally, Rank rank, Words words) {
      QuantileInterval interval = tally == null ? null : tally.interval(rank);
      return interval == null || tally == null || !tally.knows(rank)
          ? plain(Display.NONE)
          : new Interval(
              Shown.duration(tally, rank),
              words.say("compare.range", Shown.low(interval), Shown.high(interval)));
    }
  }

  /** A changed endpoint with its chart. */
  record Card(
      String change,
      String changeName,
      String name,
      String sentence,
      String requests,
      BarChart chart,
      String label) {}

  /** A row of the table of changed endpoints. */
  record Line(
      String change,
      String name,
      String requestsBefore,
      String requestsAfter,
      String p95Before,
      String p95After,
      String p99Before,
      String p99After,
      String errorsBefore,
      String errorsAfter,
      String own) {}

  static ComparePage of(PeriodComparison found, CompareSubject subject, Words words) {
    List<ComparedEndpoint> carded =
        found.endpoints().stream()
            .filter(e -> e.change() == Change.REGRESSED || e.change() == Change.IMPROVED)
            .toList();
    List<ComparedEndpoint> changed =
        found.endpoints().stream()
            .filter(e -> e.change() != Change.UNCHANGED && e.change() != Change.TOO_SMALL)
            .toList();
    return new ComparePage(
        words,
        PageAssets.styled("compare.css"),
        subject,
        CompareSentences.of(found).stream().map(words::say).toList(),
        found.cautions().stream().map(words::say).toList(),
        measures(found.before(), found.after(), words),
        DistributionChart.of(
            found.before().all().stats().latency, found.after().all().stats().latency),
        carded.stream().limit(MOST_CARDS).map(e -> card(e, found, words)).toList(),
        Math.max(0, carded.size() - MOST_CARDS),
        changed.stream().limit(MOST_LINES).map(e -> line(e, words)).toList(),
        Math.max(0, changed.size() - MOST_LINES),
        counts(found, words),
        unchanged(found, words));
  }

  String t(String key, Object... parts) {
    return words.say("compare." + key, parts);
  }

  List<String> services() {
    return subject.services().stream().map(Printable::text).toList();
  }

  static String counts(PeriodComparison found, Words words) {
    return words.say(
        "compare.counts",
        Shown.count(found.of(Change.REGRESSED).size()),
        Shown.count(found.of(Change.IMPROVED).size()),
        Shown.count(found.of(Change.NEW).size()),
        Shown.count(found.of(Change.GONE).size()),
        Shown.count(found.of(Change.UNCHANGED).size()),
        Shown.count(found.of(Change.TOO_SMALL).size()));
  }

  private static String unchanged(PeriodComparison found, Words words) {
    return found.comparison().hours() == 0
        ? ""
        : words.say(
            "compare.method",
            found.comparison().hours(),
            Shown.count(found.comparison().tests()),
            Shown.change(found.comparison().commonRatio()));
  }

  static List<Measure> measures(PeriodTally before, PeriodTally after, Words words) {
    List<Measure> measures = new ArrayList<>();
    EndpointTally then = before.all();
    EndpointTally now = after.all();
    measures.add(
        new Measure(
            words.say("compare.measure.requests"),
            Interval.plain(Shown.count(then.requests())),
            Interval.plain(Shown.count(now.requests())),
            ""));
    measures.add(
        new Measure(
            words.say("compare.measure.throughput"),
            Interval.plain(Shown.rate(before.throughput())),
            Interval.plain(Shown.rate(after.throughput())),
            words.say(Shown.change(after.throughput() / before.throughput()))));
    measures.add(
        new Measure(
            words.say("compare.measure.peak"),
            Interval.plain(Shown.rate(before.peakThroughput())),
            Interval.plain(Shown.rate(after.peakThroughput())),
            words.say(Shown.change(after.peakThroughput() / before.peakThroughput()))));
    for (Rank rank : Rank.values()) {
      String name = rank == Rank.P999 ? "p99.9" : rank.name().toLowerCase(java.util.Locale.ROOT);
      measures.add(
          new Measure(
              name,
              Interval.of(then, rank, words),
              Interval.of(now, rank, words),
              then.knows(rank) && now.knows(rank)
                  ? words.say(Shown.change(now.millis(rank) / then.millis(rank)))
                  : Display.NONE));
    }
    measures.add(
        new Measure(
            words.say("compare.measure.errors"),
            Interval.plain(words.say(Shown.share(then.errorRate()))),
            Interval.plain(words.say(Shown.share(now.errorRate()))),
            words.say(
                "compare.points", Shown.signed(100 * (now.errorRate() - then.errorRate()), 2))));
    return List.copyOf(measures);
  }

  private static Card card(ComparedEndpoint endpoint, PeriodComparison found, Words words) {
    String name = Shown.name(endpoint.endpoint());
    return new Card(
        endpoint.change().column(),
        words.of("compare.kind", endpoint.change()),
        name,
        words.say(CompareSentences.sentence(endpoint, found)),
        words.say("compare.card.requests", requests(endpoint.before()), requests(endpoint.after())),
        BarChart.of(endpoint.before(), endpoint.after()),
        words.say(
            "compare.card.chart",
            name,
            Shown.duration(endpoint.before(), Rank.P95),
            Shown.duration(endpoint.after(), Rank.P95)));
  }

  private static Line line(ComparedEndpoint endpoint, Words words) {
    EndpointTally before = endpoint.before();
    EndpointTally after = endpoint.after();
    var claim = endpoint.claim();
    return new Line(
        words.of("compare.kind", endpoint.change()),
        Shown.name(endpoint.endpoint()),
        requests(before),
        requests(after),
        Shown.duration(before, Rank.P95),
        Shown.duration(after, Rank.P95),
        Shown.duration(before, Rank.P99),
        Shown.duration(after, Rank.P99),
        words.say(Shown.share(before == null ? Double.NaN : before.errorRate())),
        words.say(Shown.share(after == null ? Double.NaN : after.errorRate())),
        claim == null || claim.time() == null
            ? Display.NONE
            : words.say(
                "compare.interval",
                Shown.change(claim.time().ratio()),
                Shown.change(claim.time().low()),
                Shown.change(claim.time().high())));
  }

  private static String requests(@Nullable EndpointTally tally) {
    return Shown.count(tally == null ? 0 : tally.requests());
  }
}
