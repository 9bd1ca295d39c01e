package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;

/** Hours and moments of a report are told apart wherever they are written. */
class MomentsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate BACK = LocalDate.of(2026, 10, 25);
  private static final Words WORDS = Words.in(Language.EN);

  @Test
  void anOrdinaryDayNeedsNeitherDateNorOffset() {
    Moments day = Moments.of(BERLIN, BACK.minusDays(1), BACK.minusDays(1));
    OffsetDateTime time = OffsetDateTime.parse("2026-10-24T02:58:00+02:00");

    assertThat(day.clock(time)).isEqualTo("02:58");
    assertThat(day.moment(time)).isEqualTo("2026-10-24 02:58");
  }

  @Test
  void severalDaysNeedTheDate() {
    Moments days = Moments.of(BERLIN, BACK.minusDays(2), BACK.minusDays(1));

    assertThat(days.clock(OffsetDateTime.parse("2026-10-24T02:58:00+02:00")))
        .isEqualTo("2026-10-24 02:58");
  }

  @Test
  void aDayWhoseClocksChangeNeedsTheOffset() {
    Moments day = Moments.of(BERLIN, BACK, BACK);

    assertThat(day.clock(OffsetDateTime.parse("2026-10-25T02:58:00+02:00")))
        .isEqualTo("02:58 +02:00");
    assertThat(day.moment(OffsetDateTime.parse("2026-10-25T02:01:00+01:00")))
        .isEqualTo("2026-10-25 02:01 +01:00");
    // the end of the last minute before the change, counted from its start
    assertThat(day.moment(OffsetDateTime.parse("2026-10-25T03:00:00+02:00")))
        .isEqualTo("2026-10-25 02:00 +01:00");
    assertThat(Moments.of(BERLIN, BACK, BACK.plusDays(1)).clock(day(BACK).hours().get(3).start()))
        .isEqualTo("2026-10-25 02:00 +01:00");
  }

  @Test
  void everyListOfHoursTellsThemApart() throws Exception {
    List<ReportModel> models =
        List.of(day(BACK), new SmallDay(3).requests("/a", 4000, 2000).model());
    for (ReportModel model : models) {
      ComputedReport report = ComputedReport.of(model);
      ReportPage page = ReportPage.of(report, Restatement.NONE, WORDS);
      JsonNode labels = new ObjectMapper().readTree(page.dayData()).get("labels");
      List<String> names = new ArrayList<>();
      labels.forEach(label -> names.add(label.asText()));

      assertThat(names).hasSize(model.hours().size()).doesNotHaveDuplicates();
      assertThat(page.hourNames()).isEqualTo(names);
      assertThat(page.findings()).isNotEmpty();
      for (FindingCard card : page.findings()) {
        assertThat(card.chart().hours()).isEqualTo(names);
      }
      assertThat(SloChart.of(model, WORDS).hours())
          .extracting(SloChart.Label::text)
          .isSubsetOf(names)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyTableOfMomentsHasTheOffsetWhereClocksChange() {
    ReportModel model = day(BACK);

    assertThat(OutageLine.of(model, WORDS))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.start()).matches("2026-10-25 [0-9:]{5} .01:00"));
    assertThat(SloLine.alerts(model, WORDS))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.fired()).matches("2026-10-25 [0-9:]{5} .01:00"));
    assertThat(FindingCard.of(ComputedReport.of(model), WORDS).get(0).window())
        .matches("2026-10-25 [0-9:]{5} .01:00 – 2026-10-25 [0-9:]{5} .01:00");
  }

  private static ReportModel day(LocalDate date) {
    return SampleReports.in(BERLIN, date);
  }
}
