package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.scenario.LogSink;
import org.crmperf.jobs.advice.scenario.Problem;
import org.crmperf.jobs.cli.CommandRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crm-perf compare} of two periods, held against the requests themselves. */
class CompareNightTest {
  private static final double HALF_PERCENT = 0.005;
  private static final String NAME = "2026-11-12_2026-11-14_vs_2026-11-19_2026-11-21";

  @TempDir static Path folder;

  private static ComparedWarehouse slower;
  private static ComparedWarehouse mixed;
  private static int slowed;

  @BeforeAll
  static void ingest() throws IOException {
    slower = new ComparedWarehouse(Files.createDirectory(folder.resolve("slower")));
    slowed = slower.busiest();
    slower.with(Problem.slower(slowed, 1.5));
    mixed = new ComparedWarehouse(Files.createDirectory(folder.resolve("mixed")));
    mixed.with(Problem.mix(mixed.traffic, 200, 1.8));
  }

  @Test
  void claimsTheSlowerEndpointAndNoOther() throws IOException {
    CommandRun run = weeks(slower, "--fail-on", "regression");

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(3);
    assertThat(run.err()).contains("gate regression: 1 endpoints");
    assertThat(slower.changed(NAME, "regressed")).containsExactly(slower.name(slowed));
    assertThat(slower.changed(NAME, "improved")).isEmpty();
    assertThat(slower.changed(NAME, "unchanged")).hasSize(23);
    assertThat(run.out())
        .contains("Look first at " + slower.name(slowed))
        .contains("comparison: " + slower.reports() + "/compare/" + NAME + "/index.html");
    Map<String, String> row =
        CsvTable.read(slower.report(NAME, "changes.csv")).rows().stream()
            .filter(r -> r.get("change").equals("regressed"))
            .findFirst()
            .orElseThrow();
    assertThat(number(row, "time_ratio_low")).isLessThan(1.5);
    assertThat(number(row, "time_ratio_high")).isGreaterThan(1.5);
    assertThat(number(row, "time_q")).isLessThan(0.05);
  }

  @Test
  void everyFigureIsThatOfTheRequests() throws IOException {
    weeks(slower);

    Map<String, List<LogSink.Request>> before = byEndpoint(slower, ComparedWarehouse.BEFORE);
    Map<String, List<LogSink.Request>> after = byEndpoint(slower, ComparedWarehouse.AFTER);
    List<Map<String, String>> rows = CsvTable.read(slower.report(NAME, "changes.csv")).rows();
    assertThat(rows).hasSize(24);
    for (Map<String, String> row : rows) {
      String name = row.get("method") + " " + row.get("endpoint");
      sideIs(row, "before_", before.getOrDefault(name, List.of()));
      sideIs(row, "after_", after.getOrDefault(name, List.of()));
    }
    JsonNode summary = slower.summary(NAME);
    List<LogSink.Request> all = new ArrayList<>();
    after.values().forEach(all::addAll);
    assertThat(summary.at("/after/requests").asLong()).isEqualTo(all.size());
    assertThat(summary.at("/after/p95_ms").asDouble())
        .isCloseTo(percentile(all, 0.95), within(HALF_PERCENT * percentile(all, 0.95)));
    long hours = CsvTable.read(slower.report(NAME, "hours.csv")).rows().stream().count();
    assertThat(hours).isEqualTo(2 * 24 * ComparedWarehouse.DAYS);
    assertThat(
            CsvTable.read(slower.report(NAME, "hours.csv")).rows().stream()
                .filter(row -> row.get("period").equals("after"))
                .mapToLong(row -> Long.parseLong(row.get("requests")))
                .sum())
        .isEqualTo(all.size());
  }

  @Test
  void anotherMixIsMixAndNoEndpointsFault() throws IOException {
    CommandRun run = weeks(mixed, "--fail-on", "regression");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(mixed.changed(NAME, "regressed")).isEmpty();
    assertThat(mixed.summary(NAME).at("/p95_moved_by").asText()).isEqualTo("mix");
    assertThat(run.out()).contains("It is the mix that changed");
  }

  @Test
  void aReleaseInTheMiddleOfADayIsComparedByTheHour() throws IOException {
    CommandRun run =
        slower.compare(
            "--before", "2026-11-12T14:00..2026-11-13T14:00",
            "--after", "2026-11-19T14..2026-11-20T14:00");

    String name = "2026-11-12T1400_2026-11-13T1400_vs_2026-11-19T14_2026-11-20T1400";
    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(slower.summary(name).at("/after/requests").asLong())
        .isEqualTo(
            between(
                slower,
                LocalDateTime.of(2026, 11, 19, 14, 0),
                LocalDateTime.of(2026, 11, 20, 14, 0)));
    assertThat(slower.changed(name, "regressed")).containsExactly(slower.name(slowed));
    assertThat(run.out()).contains("shorter than three days");
  }

  @Test
  void hoursThatNeverMeetAreNotCompared() throws IOException {
    CommandRun run =
        slower.compare(
            "--before",
            "2026-11-19T08:00..2026-11-19T12:00",
            "--after",
            "2026-11-19T14:00..2026-11-19T18:00",
            "--fail-on",
            "regression");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("no hour of the day in common");
    assertThat(
            slower.changed(
                "2026-11-19T0800_2026-11-19T1200_vs_2026-11-19T1400_2026-11-19T1800", "too_small"))
        .hasSize(24);
  }

  @Test
  void theSameCommandWritesTheSameBytesAndChineseIsChinese() throws IOException {
    weeks(slower);
    String page = Files.readString(slower.report(NAME, "index.html"));
    String changes = Files.readString(slower.report(NAME, "changes.csv"));
    weeks(slower);
    assertThat(Files.readString(slower.report(NAME, "index.html"))).isEqualTo(page);

    CommandRun run = weeks(slower, "--lang", "zh", "--service", "crm");

    String chinese = NAME + "_crm";
    assertThat(run.out()).contains("首先查看");
    assertThat(Files.readString(slower.report(chinese, "index.html")))
        .contains("lang=\"zh-CN\"")
        .contains("前后对比")
        .doesNotContain("Look first");
    assertThat(Files.readString(slower.report(chinese, "changes.csv"))).isEqualTo(changes);
    assertThat(slower.summary(chinese).at("/sentences/2").asText()).startsWith("Look first at");
  }

  @Test
  void aPeriodOrServiceWithoutRequestsIsAnInputError() {
    slower
        .compare("--before", "2026-10-01..2026-10-03", "--after", "2026-11-19")
        .failsWith(4, "--before", "2026-10-01..2026-10-03", "no requests");
    slower
        .compare("--before", "2026-11-12", "--after", "2026-11-29")
        .failsWith(4, "--after", "2026-11-29");
    slower
        .compare("--before", "2026-11-12", "--after", "2026-11-19", "--service", "billing")
        .failsWith(4, "billing");
  }

  private static CommandRun weeks(ComparedWarehouse warehouse, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "--before",
                ComparedWarehouse.week(ComparedWarehouse.BEFORE),
                "--after",
                ComparedWarehouse.week(ComparedWarehouse.AFTER)));
    words.addAll(List.of(more));
    return warehouse.compare(words.toArray());
  }

  private static Map<String, List<LogSink.Request>> byEndpoint(
      ComparedWarehouse warehouse, LocalDate first) {
    Map<String, List<LogSink.Request>> result = new HashMap<>();
    for (int d = 0; d < ComparedWarehouse.DAYS; d++) {
      for (LogSink.Request r : warehouse.requests.get(first.plusDays(d))) {
        result
            .computeIfAbsent(
                r.endpoint().method() + " " + r.endpoint().path(), n -> new ArrayList<>())
            .add(r);
      }
    }
    return result;
  }

  private static long between(ComparedWarehouse warehouse, LocalDateTime from, LocalDateTime to) {
    long first = from.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    long end = to.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    return warehouse.requests.values().stream()
        .flatMap(List::stream)
        .filter(r -> r.timeMicros() >= first && r.timeMicros() < end)
        .count();
  }

  private static void sideIs(Map<String, String> row, String side, List<LogSink.Request> requests) {
    assertThat(row.get(side + "requests")).isEqualTo(Integer.toString(requests.size()));
    assertThat(row.get(side + "errors"))
        .isEqualTo(Long.toString(requests.stream().filter(r -> r.status() >= 500).count()));
    for (double q : new double[] {0.50, 0.95, 0.99}) {
      double exact = percentile(requests, q);
      String column = side + "p" + Math.round(q * 100);
      assertThat(number(row, column + "_ms"))
          .as("%s of %s", column, row)
          .isCloseTo(exact, within(HALF_PERCENT * exact));
      assertThat(number(row, column + "_low_ms")).isLessThanOrEqualTo(exact * (1 + HALF_PERCENT));
      assertThat(number(row, column + "_high_ms"))
          .isGreaterThanOrEqualTo(exact * (1 - HALF_PERCENT));
    }
  }

  /** Nearest rank, milliseconds. */
  private static double percentile(List<LogSink.Request> requests, double quantile) {
    long[] sorted = requests.stream().mapToLong(LogSink.Request::micros).sorted().toArray();
    return sorted[(int) Math.ceil(quantile * sorted.length - 1e-9) - 1] / 1000.0;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
