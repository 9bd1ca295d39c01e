package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.synthetic.EndpointKey;
import org.crmperf.jobs.synthetic.ExpectedStats;
import org.crmperf.jobs.synthetic.SyntheticExpectation;

/** Compares the files of a day's report with what is known to be in the logs, cell by cell. */
final class ReportCheck {
  private static final int TARGET_MILLIS = 1000;
  private static final int LEAST_TIMED = 20;

  private final Path folder;
  private final ExpectedDay expected;

  /** The report in {@code folder}, which holds index.html and the CSV files. */
  ReportCheck(Path folder, ExpectedDay expected) {
    this.folder = folder;
    this.expected = expected;
  }

  /** Everything but the accounting, which is of a run and not of a day. */
  void all() throws IOException {
    hourly();
    endpoints();
    endpointHours();
    outages();
    dayMetrics();
  }

  private void hourly() throws IOException {
    CsvTable table = CsvTable.read(folder.resolve("hourly.csv"));
    assertThat(table.columns()).isEqualTo(columns(List.of("hour_start"), List.of()));
    assertThat(table.rows()).hasSize(expected.size());
    for (int hour = 0; hour < expected.size(); hour++) {
      Map<String, String> row = table.rows().get(hour);
      assertThat(OffsetDateTime.parse(row.get("hour_start"))).isEqualTo(expected.start(hour));
      new ExpectedMetrics(expected.hour(hour), 3600)
          .check("hourly.csv " + row.get("hour_start"), row);
    }
  }

  private void endpoints() throws IOException {
    CsvTable table = CsvTable.read(folder.resolve("endpoints.csv"));
    assertThat(table.columns())
        .isEqualTo(columns(List.of("rank", "endpoint", "method"), List.of("time_share", "slow")));
    Map<EndpointKey, ExpectedStats> endpoints = expected.endpoints();
    assertThat(table.rows().stream().map(ReportCheck::key).toList())
        .as("endpoints in the order of time lost over target")
        .isEqualTo(ranked(endpoints));
    double allMillis = expected.all().durations().sumMillis();
    for (int i = 0; i < table.rows().size(); i++) {
      Map<String, String> row = table.rows().get(i);
      ExpectedStats stats = endpoints.get(key(row));
      String where = "endpoints.csv " + key(row);
      assertThat(row.get("rank")).as(where).isEqualTo(Integer.toString(i + 1));
      new ExpectedMetrics(stats, expected.seconds()).check(where, row);
      assertThat(Double.parseDouble(row.get("time_share")))
          .as(where)
          .isCloseTo(stats.durations().sumMillis() / allMillis, within(0.5e-6));
      slow(where, row, stats);
    }
  }

  /** A p95 nearer to the target than a histogram can tell apart may go either way. */
  private static void slow(String where, Map<String, String> row, ExpectedStats stats) {
    int p95 = stats.durations().percentileMillis(95);
    if (Math.abs(p95 - TARGET_MILLIS) > 0.005 * TARGET_MILLIS || stats.timed() < LEAST_TIMED) {
      boolean slow = stats.timed() >= LEAST_TIMED && p95 > TARGET_MILLIS;
      assertThat(row.get("slow")).as(where + " slow").isEqualTo(Boolean.toString(slow));
    } else {
      assertThat(row.get("slow")).as(where + " slow").isIn("true", "false");
    }
  }

  private static List<EndpointKey> ranked(Map<EndpointKey, ExpectedStats> endpoints) {
    Comparator<Map.Entry<EndpointKey, ExpectedStats>> order =
        Comparator.comparingLong(e -> -e.getValue().durations().overMillis(TARGET_MILLIS));
    return endpoints.entrySet().stream()
        .sorted(
            order
                .thenComparingLong(e -> -e.getValue().durations().sumMillis())
                .thenComparingLong(e -> -e.getValue().requests())
                .thenComparing(e -> e.getKey().template())
                .thenComparing(e -> e.getKey().method()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void endpointHours() throws IOException {
    CsvTable table = CsvTable.read(folder.resolve("endpoint_hours.csv"));
    assertThat(table.columns())
        .isEqualTo(columns(List.of("hour_start", "endpoint", "method"), List.of()));
    Map<String, ExpectedStats> cells = new HashMap<>();
    for (EndpointKey key : expected.endpoints().keySet()) {
      for (int hour = 0; hour < expected.size(); hour++) {
        ExpectedStats stats = expected.endpointHour(key, hour);
        if (stats != null) {
          cells.put(key + " " + expected.start(hour).toInstant(), stats);
        }
      }
    }
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Map<String, String> row : table.rows()) {
      rows.put(key(row) + " " + OffsetDateTime.parse(row.get("hour_start")).toInstant(), row);
    }
    assertThat(table.rows()).as("no cell twice").hasSize(rows.size());
    assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(cells.keySet());
    rows.forEach(
        (name, row) ->
            new ExpectedMetrics(cells.get(name), 3600).check("endpoint_hours.csv " + name, row));
  }

  private void outages() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Map<String, String> row : CsvTable.read(folder.resolve("outages.csv")).rows()) {
      rows.add(
          OffsetDateTime.parse(row.get("start")).toInstant()
              + " to "
              + OffsetDateTime.parse(row.get("end")).toInstant()
              + ": "
              + String.join(" ", row.get("minutes"), row.get("requests"), row.get("errors"))
              + " "
              + row.get("peak_error_rate"));
    }
    assertThat(rows).isEqualTo(expectedOutages());
  }

  /** Runs of minutes in which at least half of the requests were errors. */
  private List<String> expectedOutages() {
    int[] requests = expected.all().minuteRequests();
    int[] errors = expected.all().minuteErrors();
    List<String> outages = new ArrayList<>();
    for (int from = 0; from < requests.length; from++) {
      int to = from;
      long sum = 0;
      long bad = 0;
      double peak = 0;
      while (to < requests.length && requests[to] > 0 && 2 * errors[to] >= requests[to]) {
        sum += requests[to];
        bad += errors[to];
        peak = Math.max(peak, (double) errors[to] / requests[to]);
        to++;
      }
      if (to > from) {
        outages.add(
            minute(from).toInstant()
                + " to "
                + minute(to).toInstant()
                + ": "
                + (to - from)
                + " "
                + sum
                + " "
                + bad
                + " "
                + BigDecimal.valueOf(peak).setScale(6, RoundingMode.HALF_UP));
      }
      from = Math.max(from, to);
    }
    return outages;
  }

  private OffsetDateTime minute(int minute) {
    return expected.start(0).plusMinutes(minute);
  }

  private void dayMetrics() throws IOException {
    JsonNode metrics = summary().get("metrics");
    Map<String, String> row = new LinkedHashMap<>();
    metrics
        .properties()
        .forEach(field -> row.put(field.getKey(), field.getValue().decimalValue().toPlainString()));
    assertThat(row.keySet()).containsExactlyElementsOf(ExpectedMetrics.COLUMNS);
    new ExpectedMetrics(expected.all(), expected.seconds()).check("summary.json", row);
    assertThat(summary().get("endpoints").asInt()).isEqualTo(expected.endpoints().size());
  }

  /** The accounting of the run that read this log and nothing else. */
  void accounting(SyntheticExpectation log) throws IOException {
    JsonNode run = summary().get("accounting");
    assertThat(
            List.of("lines", "parsed", "rejected", "blank_or_comment", "already_ingested", "bytes")
                .stream()
                .map(name -> run.get(name).asLong()))
        .containsExactly(
            log.lines(), log.parsed(), log.rejected(), log.blankLines(), 0L, log.bytes());
    long byReason = 0;
    for (JsonNode count : run.get("reject_reasons")) {
      byReason += count.asLong();
    }
    assertThat(byReason).isEqualTo(log.rejected());
  }

  /** summary.json, its numbers as written. */
  private JsonNode summary() throws IOException {
    return new JsonMapper()
        .reader()
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .readTree(Files.readAllBytes(folder.resolve("summary.json")));
  }

  private static EndpointKey key(Map<String, String> row) {
    return new EndpointKey(row.get("endpoint"), row.get("method"));
  }

  private static List<String> columns(List<String> before, List<String> after) {
    List<String> all = new ArrayList<>(before);
    all.addAll(ExpectedMetrics.COLUMNS);
    all.addAll(after);
    return all;
  }
}
