package org.crmperf.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.crmperf.jobs.metric.MetricDefinition;
import org.junit.jupiter.api.Test;

class CsvFilesTest {
  private static final String METRICS =
      "requests,throughput_rps,peak_minute_rps,errors_4xx,errors_5xx,error_rate,p50_ms,p75_ms,p90_ms,"
          + "p95_ms,p99_ms,p999_ms,max_ms,mean_ms,apdex,availability,coverage,success_rate,concurrency,"
          + "response_bytes";

  private interface File {
    void write(CsvFiles files, ByteArrayOutputStream out) throws IOException;
  }

  @Test
  void headersAreTheContracts() throws Exception {
    ReportModel day = SampleReports.day();
    assertThat(text(day, CsvFiles::hourly)).startsWith("hour_start," + METRICS + "\r\n");
    assertThat(text(day, CsvFiles::endpoints))
        .startsWith("rank,endpoint,method," + METRICS + ",time_share,slow\r\n");
    assertThat(text(day, CsvFiles::endpointHours))
        .startsWith("hour_start,endpoint,method," + METRICS + "\r\n");
    assertThat(text(day, CsvFiles::findings))
        .startsWith(
            "severity,kind,endpoint,method,window_start,window_end,evidence,recommendation,"
                + "estimated_gain,confidence\r\n");
    assertThat(text(day, CsvFiles::outages))
        .startsWith("start,end,minutes,requests,errors,peak_error_rate\r\n");
  }

  @Test
  void figuresAreTheCatalogues() throws Exception {
    ReportModel day = SampleReports.day();
    List<CSVRecord> rows = records(day, CsvFiles::endpoints);

    assertThat(rows).hasSameSizeAs(day.endpoints());
    for (int i = 0; i < rows.size(); i++) {
      for (MetricDefinition metric : MetricDefinition.values()) {
        assertThat(rows.get(i).get(metric.column()))
            .isEqualTo(metric.format(day.endpoints().get(i).row()));
      }
    }
    long hourRows = day.endpoints().stream().mapToLong(e -> e.hours().size()).sum();
    assertThat(records(day, CsvFiles::endpointHours)).hasSize((int) hourRows);
  }

  @Test
  void quietHoursHaveRowsWithEmptyCellsForWhatIsUndefined() throws Exception {
    List<CSVRecord> rows = records(SampleReports.quiet(), CsvFiles::hourly);

    assertThat(rows).hasSize(24);
    assertThat(rows.get(7).get("hour_start")).isEqualTo("2026-11-21T07:00:00+00:00");
    assertThat(rows.get(7).get("requests")).isEqualTo("0");
    assertThat(rows.get(7).get("p95_ms")).isEmpty();
    assertThat(rows.get(7).get("availability")).isEmpty();
    assertThat(rows.get(7).get("coverage")).isEqualTo("0.000000");
    assertThat(text(SampleReports.quiet(), CsvFiles::hourly)).doesNotContain("NaN");
  }

  @Test
  void daysOf23And25HoursAndHalfHourZones() throws Exception {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    List<String> spring = hourStarts(berlin, LocalDate.of(2026, 3, 29));
    List<String> autumn = hourStarts(berlin, LocalDate.of(2026, 10, 25));

    assertThat(spring).hasSize(23).doesNotHaveDuplicates();
    assertThat(spring.subList(1, 3))
        .containsExactly("2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00");
    assertThat(autumn).hasSize(25).doesNotHaveDuplicates();
    assertThat(autumn.subList(2, 4))
        .containsExactly("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00");
    assertThat(hourStarts(ZoneId.of("Asia/Kolkata"), LocalDate.of(2026, 11, 21)))
        .hasSize(24)
        .startsWith("2026-11-21T00:00:00+05:30");
  }

  @Test
  void noCellOfALogRunsAsAFormulaOrReachesATerminal() throws Exception {
    ReportModel hostile = SampleReports.named(HostileNames.ALL);
    for (File file :
        List.<File>of(CsvFiles::endpoints, CsvFiles::endpointHours, CsvFiles::findings)) {
      List<CSVRecord> rows = records(hostile, file);
      assertThat(rows.stream().map(r -> r.get("endpoint")).distinct().toList())
          .allMatch(
              cell -> cell.isEmpty() || "=+-@\t\r\n\uFF1D".indexOf(cell.strip().charAt(0)) < 0)
          .allMatch(cell -> cell.chars().noneMatch(Character::isISOControl));
    }
    assertThat(records(hostile, CsvFiles::endpoints).stream().map(r -> r.get("endpoint")))
        .contains("'=cmd|'/c calc'!A1", "'@SUM(A1)", "'\\x09=1+1", "/with,comma \"and quotes\"")
        .containsExactlyInAnyOrderElementsOf(
            HostileNames.ALL.stream().map(SpreadsheetText::inert).toList());
  }

  @Test
  void numbersAreNotTakenForFormulas() {
    assertThat(Stream.of("=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1").map(SpreadsheetText::inert))
        .containsExactly("'=1", "'+1", "'-1", "'@a", "'\\x09=1", "'\\x0d=1", "' =1");
    assertThat(Stream.of("", "a=1", "/x", "GET").map(SpreadsheetText::inert))
        .containsExactly("", "a=1", "/x", "GET");
  }

  private static List<String> hourStarts(ZoneId zone, LocalDate date) throws IOException {
    return records(SampleReports.in(zone, date), CsvFiles::hourly).stream()
        .map(r -> r.get("hour_start"))
        .toList();
  }

  private static List<CSVRecord> records(ReportModel model, File file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text(model, file), format)) {
      return parser.getRecords();
    }
  }

  private static String text(ReportModel model, File file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.write(new CsvFiles(ComputedReport.of(model)), out);
    return out.toString(UTF_8);
  }
}
