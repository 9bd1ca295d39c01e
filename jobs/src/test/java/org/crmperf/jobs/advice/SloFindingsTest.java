package org.crmperf.jobs.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.series.Clock;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.BurnWindow;
import org.crmperf.jobs.advice.slo.ErrorBudget;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.junit.jupiter.api.Test;

/** Which alerts an objective's finding names, and how urgent they make it. */
class SloFindingsTest {
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-20T00:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BurnWindow PAGE = BurnWindow.ALL.get(0);
  private static final BurnWindow TICKET = BurnWindow.ALL.get(3);

  @Test
  void theWorstAlertIsNamedFirstAndAllAreCounted() {
    List<BurnAlert> alerts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      alerts.add(alert(TICKET, i, 2 + i, 20, 25));
    }
    alerts.add(alert(PAGE, 14, 92.5, 8, 37));
    alerts.add(alert(PAGE, 16, 15, 2, 3));

    String evidence = only(alerts).evidence().english();

    assertThat(evidence)
        .contains("Alerts: 14.4x 1h/5m from 2026-11-20 14:00", "; and 3 more.")
        .doesNotContain("16:00");
  }

  @Test
  void anAlertThatPagesIsJudgedByAllItSaw() {
    assertThat(only(List.of(alert(PAGE, 14, 92.5, 8, 37))).severity()).isEqualTo(Severity.HIGH);
    assertThat(findings(List.of(alert(PAGE, 14, 92.5, 8, 9)))).isEmpty();
  }

  @Test
  void timesOfTheHourThatComesTwiceSayTheirOffset() {
    OffsetDateTime fired = OffsetDateTime.parse("2026-10-25T02:50+02:00");
    OffsetDateTime ended = OffsetDateTime.parse("2026-10-25T02:05+01:00");
    BurnAlert alert = new BurnAlert(PAGE, fired, ended, 92.5, 8, 400, 37);

    assertThat(only(List.of(alert)).evidence().english())
        .contains("from 2026-10-25 02:50 (+02:00) to 02:05 (+01:00).");
  }

  private static BurnAlert alert(BurnWindow window, int hour, double peak, long bad, long most) {
    OffsetDateTime fired = START.plusHours(hour);
    return new BurnAlert(window, fired, fired.plusMinutes(40), peak, bad, 400, most);
  }

  private static Finding only(List<BurnAlert> alerts) {
    assertThat(findings(alerts)).hasSize(1);
    return findings(alerts).get(0);
  }

  /** Of an objective that was kept. */
  private static List<Finding> findings(List<BurnAlert> alerts) {
    Objective objective = new Objective("", Objective.Kind.AVAILABILITY, 0.999, Double.NaN, true);
    ErrorBudget budget = new ErrorBudget(100_000, 50, 0.001);
    SloStatus status = new SloStatus(objective, budget, budget, 30, 0.4, alerts);
    Window window = new Window(START, START.plusDays(1));
    Clock clock = Clock.of(START.toInstant(), window.end().toInstant(), BERLIN);
    return SloFindings.of(new SloReport(List.of(status)), window, clock);
  }
}
