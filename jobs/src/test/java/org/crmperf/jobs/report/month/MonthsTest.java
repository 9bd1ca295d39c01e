package org.crmperf.jobs.report.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.report.LocalReportStore;
import org.crmperf.jobs.report.SampleMonth;
import org.crmperf.jobs.text.Language;
import org.crmperf.jobs.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {
  private static final Pattern CELL =
      Pattern.compile(
          "<td><a class=\"day\" href=\"\\.\\./([0-9-]+)/index\\.html\"[^>]*>(\\d+)</a>(.*?)</td>");
  private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);

  @TempDir Path reports;

  @Test
  void everyCellSaysWhatTheDaysSummarySays() throws Exception {
    month(YearMonth.of(2026, 11), 30);

    write(LocalDate.of(2026, 11, 30));

    List<String> seen = new ArrayList<>();
    Matcher cell = CELL.matcher(page("2026-11"));
    while (cell.find()) {
      LocalDate day = LocalDate.parse(cell.group(1));
      seen.add(day.toString());
      assertThat(cell.group(2)).isEqualTo(Integer.toString(day.getDayOfMonth()));
      assertThat(cell.group(3))
          .contains(">" + Display.duration(SampleMonth.p95(day)) + "<")
          .contains(
              ">"
                  + Display.COUNT.text((double) SampleMonth.requests(day), Words.in(Language.EN))
                  + "<");
    }
    assertThat(seen).hasSize(30).isSorted().doesNotHaveDuplicates();
    // the summaries' time lost is 0.1 h times the day of the month: 46.5 h in thirty days
    assertThat(page("2026-11")).contains("46 h 30 min").contains("2026-11-13 09:10");
  }

  @Test
  void anOutageAsClocksGoBackHasItsOffset() throws Exception {
    LocalDate back = LocalDate.of(2026, 10, 25);
    Path folder = Files.createDirectories(reports.resolve(back.toString()));
    Files.writeString(folder.resolve("summary.json"), "{\"zone\":\"Europe/Berlin\",\"outages\":2}");
    Files.writeString(
        folder.resolve("outages.csv"),
        """
        start,end,minutes,requests,errors,peak_error_rate
        2026-10-25T02:58:00+02:00,2026-10-25T03:00:00+02:00,2,9,9,1
        2026-10-25T02:01:00+01:00,2026-10-25T02:02:00+01:00,1,9,9,1
        """);

    write(back);

    assertThat(page("2026-10"))
        .contains("2026-10-25 02:58 +02:00", "2026-10-25 02:00 +01:00", "2026-10-25 02:01 +01:00");
  }

  @ParameterizedTest
  @CsvSource({"2026-02, 28", "2024-02, 29", "2026-11, 30", "2026-08, 31", "2021-02, 28"})
  void weeksBeginOnMondayWhateverTheMonth(String name, int length) throws Exception {
    YearMonth month = YearMonth.parse(name);
    month(month, length);

    write(month.atDay(1));

    int skipped = month.atDay(1).getDayOfWeek().getValue() - 1;
    String calendar =
        page(name).substring(page(name).indexOf("<tbody>"), page(name).indexOf("</tbody>"));
    List<String> rows = new ArrayList<>();
    Matcher row = ROW.matcher(calendar);
    while (row.find()) {
      rows.add(row.group(1));
    }
    assertThat(rows).hasSize((skipped + length + 6) / 7);
    assertThat(rows).allSatisfy(r -> assertThat(r.split("<td", -1)).hasSize(8));
    assertThat(rows.get(0).split("class=\"outside\"", -1)).hasSize(skipped + 1);
    for (String r : rows) {
      Matcher first = CELL.matcher(r);
      while (first.find()) {
        int place = r.substring(0, first.start()).split("<td", -1).length;
        assertThat(LocalDate.parse(first.group(1)).getDayOfWeek().getValue()).isEqualTo(place);
      }
    }
    assertThat(month.lengthOfMonth()).isEqualTo(length);
  }

  @Test
  void aDayWithoutAReportOrAFigureIsEmptyAndNotZero() throws Exception {
    SampleMonth.write(reports, LocalDate.of(2026, 11, 3), "/crm");
    Path old = Files.createDirectories(reports.resolve("2026-11-04"));
    Files.writeString(old.resolve("summary.json"), "{\"metrics\":{\"requests\":5}}");
    Path broken = Files.createDirectories(reports.resolve("2026-11-05"));
    Files.writeString(broken.resolve("summary.json"), "{\"metrics\":");
    Files.createDirectories(reports.resolve("2026-11-06_2026-11-08"));

    write(LocalDate.of(2026, 11, 3));

    String page = page("2026-11");
    assertThat(page).contains("2 of 30 days reported").doesNotContain("2026-11-05/index");
    Matcher cell = CELL.matcher(page);
    assertThat(cell.find()).isTrue();
    assertThat(cell.find()).isTrue();
    assertThat(cell.group(1)).isEqualTo("2026-11-04");
    assertThat(cell.group(3))
        .contains("<span class=\"v requests h1\">5</span>")
        .contains("<span class=\"v p95 \">–</span>")
        .contains("<span class=\"v lost \">–</span>");
    assertThat(page.split("class=\"missing\"", -1)).hasSize(29);
  }

  @Test
  void onlyTheMonthOfADayIsWrittenAnewAndNeighboursLink() throws Exception {
    month(YearMonth.of(2026, 10), 31);
    month(YearMonth.of(2026, 11), 2);
    write(LocalDate.of(2026, 11, 2));
    assertThat(page("2026-10")).contains("href=\"2026-11.html\"");
    assertThat(page("2026-11")).contains("href=\"2026-10.html\"");
    byte[] november = Files.readAllBytes(reports.resolve("month/2026-11.html"));
    FileTime past = FileTime.fromMillis(0);
    Files.setLastModifiedTime(reports.resolve("month/2026-10.html"), past);

    write(LocalDate.of(2026, 11, 2));

    assertThat(Files.getLastModifiedTime(reports.resolve("month/2026-10.html"))).isEqualTo(past);
    assertThat(Files.readAllBytes(reports.resolve("month/2026-11.html"))).isEqualTo(november);
    SampleMonth.write(reports, LocalDate.of(2026, 12, 1), "/crm");
    write(LocalDate.of(2026, 12, 1));
    assertThat(page("2026-11")).contains("href=\"2026-12.html\"");
    assertThat(MonthList.of(new LocalReportStore(reports)))
        .containsExactly("2026-12", "2026-11", "2026-10");
  }

  @Test
  void chineseIsChinese() throws Exception {
    month(YearMonth.of(2026, 11), 3);

    new Months(new LocalReportStore(reports), Words.in(Language.ZH))
        .write(List.of(LocalDate.of(2026, 11, 1)));

    assertThat(page("2026-11"))
        .contains("lang=\"zh-CN\"")
        .contains("<h1>2026年11月</h1>")
        .contains("星期一")
        .doesNotContain("Monday");
  }

  private void month(YearMonth month, int days) {
    for (int d = 1; d <= days; d++) {
      SampleMonth.write(reports, month.atDay(d), "/crm/accounts/list");
    }
  }

  private void write(LocalDate day) {
    new Months(new LocalReportStore(reports), Words.in(Language.EN)).write(List.of(day));
  }

  private String page(String month) throws Exception {
    return Files.readString(reports.resolve("month/" + month + ".html"));
  }
}
