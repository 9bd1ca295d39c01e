package org.crmperf.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path reports;

  @Test
  void writesTheSevenFilesAndNothingElse() throws Exception {
    String page = ReportFiles.write(SampleReports.day(), new LocalReportStore(reports));

    assertThat(page).isEqualTo("2026-11-21/index.html");
    try (var files = Files.list(reports.resolve("2026-11-21"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "index.html",
              "hourly.csv",
              "endpoints.csv",
              "endpoint_hours.csv",
              "findings.csv",
              "outages.csv",
              "summary.json");
    }
  }
}
