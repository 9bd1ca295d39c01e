package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

/** A day without an outage may have minutes that were down. */
class OutageLineTest {
  private final SmallDay day = new SmallDay().requests("/a", 100, 10);

  @Test
  void noMinuteWasDown() {
    assertThat(none()).isEqualTo("None: no minute was down.");
  }

  @Test
  void minutesWereDownAndTooFewInARow() {
    day.request(200, "/a", 502, 10);
    assertThat(none()).isEqualTo("None: 1 minute was down, but an outage takes 3 in a row.");

    day.request(201, "/a", 502, 10);
    assertThat(none()).isEqualTo("None: 2 minutes were down, but an outage takes 3 in a row.");
  }

  private String none() {
    ReportModel model = day.model(MetricPolicy.defaults(), 3);
    Words words = Words.in(Language.EN);
    assertThat(OutageLine.of(model, words)).isEmpty();
    return OutageLine.none(model, words);
  }
}
