package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

/** The chart of an objective's finding shows what the objective is about. */
class ObjectiveChartTest {
  private static final Objective QUICK =
      new Objective("", Objective.Kind.LATENCY, 0.95, 1000, true);
  private static final Objective AVAILABLE =
      new Objective("", Objective.Kind.AVAILABILITY, 0.99, Double.NaN, true);

  private final SmallDay day = new SmallDay();

  ObjectiveChartTest() {
    day.requests("/a", 1000, 20).requests("/a", 200, 3000);
    for (int minute = 120; minute < 420; minute += 10) {
      day.request(minute, "/a", 502, 20);
    }
  }

  @Test
  void ofALatencyIsTheP95WithTheObjectivesLatency() {
    Sparkline chart = chart(QUICK);

    assertThat(chart.label()).startsWith("p95 by hour: highest 3,0").endsWith(" (dashed)");
    assertThat(chart.label()).contains("target 1,000 ms");
    assertThat(chart.targetY()).isNotEmpty();
    assertThat(chart.heading()).isEqualTo("p95, ms");
  }

  @Test
  void ofAvailabilityIsTheErrorRate() {
    assertThat(chart(AVAILABLE).label()).startsWith("Error rate by hour: highest ");
    assertThat(chart(AVAILABLE).targetY()).isEmpty();
  }

  @Test
  void ofAServiceIsNotThePlatforms() {
    Objective ofService = new Objective("crm", Objective.Kind.LATENCY, 0.95, 1000, true);

    assertThat(chart(ofService).isNone()).isTrue();
  }

  private Sparkline chart(Objective objective) {
    ReportModel model = day.objectives(objective).model();
    List<FindingCard> cards = FindingCard.of(ComputedReport.of(model), Words.in(Language.EN));
    for (int i = 0; i < cards.size(); i++) {
      if (model.findings().get(i).kind() == FindingKind.SLO) {
        return cards.get(i).chart();
      }
    }
    throw new AssertionError("no finding of the objective among " + model.findings());
  }
}
