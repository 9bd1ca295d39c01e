package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.junit.jupiter.api.Test;

/** Two services with the same endpoint: adding them up for one table must not change another. */
class SharedEndpointTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final long SECOND = 1_000_000;
  private static final int OUT_FROM = 600;
  private static final int OUT_TO = 610;

  @Test
  void incidentsCountEachRequestOnce() {
    RawDay day = new RawDay(1);
    for (int minute = 0; minute < 1440; minute++) {
      for (int i = 0; i < 12; i++) {
        boolean out = minute >= OUT_FROM && minute < OUT_TO;
        for (String service : List.of("crm", "shop")) {
          day.requests.add(
              new RawRequest(
                  (minute * 60L + i * 5L) * SECOND, service, "/login", out ? 502 : 200, 20_000));
        }
      }
    }
    Map<RollupKey, RollupCell> cells = day.cells(MetricPolicy.defaults());
    ReportModel model =
        new ReportBuilder(
                new ReportPeriod(DAY, DAY, ZoneOffset.UTC), MetricPolicy.defaults(), 1, 2000, 0.01)
            .build(
                cells,
                Comparison.none(BaselineChoice.of("none", DAY, DAY, Map.of())),
                new ReportModel.Accounting(0, 0, 0, 0, 0, 0, List.of(), List.of()),
                "test",
                Instant.EPOCH);
    long lines = day.requests.size();
    assertThat(model.total().stats().requests).isEqualTo(lines);
    assertThat(model.endpoints()).hasSize(1);
    assertThat(model.endpoints().get(0).row().stats().requests).isEqualTo(lines);
    assertThat(cells.values().stream().mapToLong(c -> c.stats.requests).sum()).isEqualTo(lines);
    long out = day.requests.stream().filter(RawRequest::isError).count();
    List<Incident> incidents = model.reliability().availability().incidents();
    assertThat(incidents).hasSize(1);
    assertThat(incidents.get(0).requests()).isEqualTo(out);
    assertThat(incidents.get(0).errors()).isEqualTo(out);
  }
}
