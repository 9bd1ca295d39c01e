package org.crmperf.jobs.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.warehouse.LoadTest;
import org.crmperf.jobs.warehouse.LoadTestRow;
import org.jspecify.annotations.Nullable;

/** The warehouse's load tests as a report shows them. */
final class LoadTests {
  private LoadTests() {}

  static List<ReportModel.LoadTest> of(Map<String, LoadTest> tests) {
    List<ReportModel.LoadTest> shown = new ArrayList<>();
    tests.forEach(
        (file, test) ->
            shown.add(
                new ReportModel.LoadTest(
                    file, test.format(), test.rows().stream().map(LoadTests::row).toList())));
    return List.copyOf(shown);
  }

  private static ReportModel.LoadTestRow row(LoadTestRow row) {
    return new ReportModel.LoadTestRow(
        row.name(),
        row.method(),
        row.error(),
        row.requests(),
        row.failures(),
        row.medianMillis(),
        row.p95Millis(),
        row.p99Millis(),
        row.maxMillis(),
        moment(row.firstSecond()),
        moment(row.lastSecond()));
  }

  private static @Nullable Instant moment(long second) {
    return second < 0 ? null : Instant.ofEpochSecond(second);
  }

  /**
   * The day to report on when the warehouse holds nothing but load tests: that of the last one, or
   * today if none says when it was; null if there are none.
   */
  static @Nullable LocalDate lastDay(Map<String, LoadTest> tests, ZoneId zone, Clock clock) {
    if (tests.isEmpty()) {
      return null;
    }
    long last = tests.values().stream().mapToLong(LoadTest::lastSecond).max().orElse(-1);
    Instant moment = last < 0 ? clock.instant() : Instant.ofEpochSecond(last);
    return LocalDate.ofInstant(moment, zone);
  }
}
