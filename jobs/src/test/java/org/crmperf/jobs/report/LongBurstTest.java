package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.availability.BlastRadius;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.slo.SloReport;
import org.junit.jupiter.api.Test;

/** Minutes of a day are more than a thousand, and written as other counts are. */
class LongBurstTest {
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-20T00:00:00Z");
  private static final int MINUTES = 1267;

  @Test
  void itsMinutesAreGrouped() {
    Incident burst =
        new Incident(
            Scope.PLATFORM,
            false,
            "crm",
            null,
            null,
            START,
            START.plusMinutes(MINUTES),
            0,
            MINUTES,
            5068,
            1267,
            0.001,
            new BlastRadius(1, 1, List.of("crm"), "", 0.8, List.of()),
            null,
            1,
            false);
    Reliability reliability =
        new Reliability(
            new Availability(List.of(burst), List.of(), List.of()),
            SloReport.none(),
            new Scalability(List.of(), List.of()));

    assertThat(
            reliability.findings(START.toInstant(), START.plusDays(1).toInstant(), ZoneOffset.UTC))
        .extracting(Finding::evidence)
        .anySatisfy(
            text ->
                assertThat(text.english())
                    .contains("Error burst of 1,267 min", "1,267 of 5,068 requests failed"));
  }
}
