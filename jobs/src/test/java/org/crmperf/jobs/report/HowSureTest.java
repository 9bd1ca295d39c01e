package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

/** One request, one endpoint and one line are told as one. */
class HowSureTest {
  @Test
  void ofOneRequestAndOneEndpoint() {
    SmallDay day = new SmallDay().requests("/a", 1, 10);
    assertThat(HowSure.of(ComputedReport.of(day.model()), Words.in(Language.EN)))
        .contains("1 of 1 endpoints has too few requests for a firm p95; it is marked with ~.");

    assertThat(
            HowSure.of(ComputedReport.of(day.requests("/b", 1, -1).model()), Words.in(Language.EN)))
        .contains(
            "1 of 2 requests has no response time and is missing from every percentile.",
            "1 of 2 endpoints has too few requests for a firm p95; it is marked with ~.");
  }

  @Test
  void ofOneLine() {
    ReportModel model = new SmallDay().requests("/a", 1, 10).model(1);

    assertThat(
            ReportPage.of(ComputedReport.of(model), Restatement.NONE, Words.in(Language.EN))
                .equation())
        .startsWith("1 line = 1 parsed + ");
  }
}
