package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.Severity;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.metric.MetricRow;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Text;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

class ThreeSentencesTest {
  private final ModelVariants day = new ModelVariants(SampleReports.day());

  @Test
  void ofAnOutage() {
    ThreeSentences sentences = of(day);

    assertThat(sentences.happened())
        .startsWith("The platform was down for 7 min: 12,127 requests, 1.39 % of them failed")
        .endsWith("the longest outage ran from 14:07 to 14:14.");
    assertThat(sentences.first()).startsWith("Do first (outage): Look at what was deployed");
  }

  @Test
  void ofASingleRequest() {
    assertThat(of(new ModelVariants(new SmallDay().requests("/a", 1, 10).model())).happened())
        .startsWith("No outage: 1 request, 0 % of which failed, 95 % were answered within ");
  }

  @Test
  void ofAnOutageOnOneOfSeveralDays() {
    SmallDay days = new SmallDay(2).requests("/a", 100, 10);
    days.request(1440 + 149, "/a", 502, 10);

    assertThat(of(new ModelVariants(days.model())).happened())
        .endsWith("the longest outage ran from 2026-11-21 02:29 to 2026-11-21 02:30.");
  }

  @Test
  void ofADayWithoutARequest() {
    ThreeSentences sentences = of(new ModelVariants(SampleReports.quiet()));

    assertThat(sentences.happened()).isEqualTo("No request was logged in this period.");
    assertThat(sentences.first()).contains("whether the logs reach crm-perf");
    assertThat(sentences.changed()).startsWith("Nothing to compare with");
  }

  @Test
  void ofADayWithoutAnOutage() {
    long slow = day.model().endpoints().stream().filter(ReportModel.EndpointRow::slow).count();

    assertThat(of(day.withOutages(List.of())).happened())
        .startsWith("No outage: 12,127 requests")
        .endsWith("and " + slow + " of 16 endpoints are slow: their p95 is over target.");
  }

  @Test
  void ofADayWhoseRequestsAreOverTargetAndTooFewToCallAnEndpointSlow() {
    SmallDay small = new SmallDay().requests("/a", 19, 5000).requests("/b", 19, 5000);

    assertThat(of(new ModelVariants(small.model())).happened())
        .startsWith("No outage: 38 requests, 0 % of them failed, 95 % were answered within ")
        .endsWith(
            ", and no endpoint of at least 20 timed requests has its p95 over target. Endpoints"
                + " with any request over target: 2 of 2.");
  }

  @Test
  void oneRequestOverTargetIsEnoughNotToKeepIt() {
    SmallDay kept = new SmallDay().requests("/a", 100, 500).requests("/b", 100, 10);

    assertThat(of(new ModelVariants(kept.model())).happened())
        .endsWith(", and every endpoint keeps its target.");
    assertThat(of(new ModelVariants(kept.requests("/a", 1, 2000).model())).happened())
        .endsWith(" Endpoints with any request over target: 1 of 2.");
  }

  @Test
  void ofALogWithoutTimes() {
    RequestStats stats = new RequestStats();
    stats.requests = 5000;
    stats.errors = 50;
    ModelVariants untimed = day.withTotal(new MetricRow(stats, 86_400));

    assertThat(of(untimed).happened())
        .contains("5,000 requests, 1.00 % of them failed")
        .endsWith("The log holds no response times.");
    assertThat(of(untimed.withOutages(List.of())).happened())
        .isEqualTo(
            "No outage: 5,000 requests, 1.00 % of them failed. The log holds no response times.");
  }

  @Test
  void theFirstThingToDoIsOfAnEndpointAndNeverNews() {
    Finding slow =
        day.model().findings().stream()
            .filter(f -> f.kind() == FindingKind.SLOW)
            .findFirst()
            .orElseThrow();
    Finding news =
        new Finding(
            Severity.INFO,
            FindingKind.IMPROVED,
            "/a",
            "GET",
            slow.windowStart(),
            slow.windowEnd(),
            Text.verbatim("faster"),
            Text.verbatim("Keep it."),
            Text.NONE,
            1);

    assertThat(of(day.withFindings(List.of(news, slow))).first())
        .isEqualTo(
            "Do first (slow, "
                + slow.method()
                + " "
                + slow.endpoint()
                + "): Start with the query behind it.");
    assertThat(of(day.withFindings(List.of(news))).first()).startsWith("Nothing needs doing");
  }

  @Test
  void ofARegression() {
    assertThat(of(day).changed())
        .isEqualTo(
            "Since 2026-11-14: GET /index.php?module=Accounts&action=ListView got worse, no other"
                + " endpoint did; 1 got better.");
  }

  @Test
  void ofChangesOfOtherKinds() {
    assertThat(changed(Change.UNCHANGED, Change.IMPROVED, Change.IMPROVED))
        .isEqualTo("Since 2026-11-14: no endpoint got worse, 2 got better.");
    assertThat(changed(Change.UNCHANGED, Change.UNCHANGED, Change.TOO_SMALL))
        .isEqualTo("Since 2026-11-14: nothing changed beyond what days vary anyway.");
    assertThat(changed(Change.UNCHANGED, Change.TOO_SMALL, Change.TOO_SMALL))
        .isEqualTo(
            "Since 2026-11-14: no endpoint has enough requests on both sides to tell whether it"
                + " changed.");
    assertThat(changed(Change.UNCHANGED, Change.REGRESSED, Change.REGRESSED))
        .startsWith("Since 2026-11-14: 2 endpoints got worse, first of all GET ")
        .endsWith("; none got better.");
    assertThat(changed(Change.REGRESSED, Change.UNCHANGED, Change.UNCHANGED))
        .isEqualTo(
            "Since 2026-11-14: all endpoints together got 3 % slower; by itself none got worse.");
  }

  /** A comparison of which all endpoints together, and two of them, changed so. */
  private String changed(Change common, Change one, Change other) {
    Comparison c = day.model().comparison();
    List<EndpointChange> two =
        List.of(with(c.changes().get(0), one), with(c.changes().get(1), other));
    Comparison comparison =
        new Comparison(
            c.choice(),
            c.hours(),
            c.shift(),
            c.commonRatio(),
            common,
            c.commonChance(),
            c.spread(),
            c.tests(),
            two);
    return of(day.withComparison(comparison)).changed();
  }

  private static EndpointChange with(EndpointChange c, Change change) {
    return new EndpointChange(
        c.endpoint(), c.method(), change, c.requests(), c.baselineRequests(), null, null, null);
  }

  private static ThreeSentences of(ModelVariants variant) {
    return ThreeSentences.of(ComputedReport.of(variant.model()), Words.in(Language.EN));
  }
}
