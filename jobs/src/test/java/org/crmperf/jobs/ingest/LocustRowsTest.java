package org.crmperf.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.crmperf.jobs.warehouse.LoadTestRow;
import org.crmperf.parsers.schema.RejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Locust's rows, whole, of other versions, and damaged. */
class LocustRowsTest {
  private static final long SEED = Long.getLong("crmperf.seed", 20_261_120L);
  private static final String REPORT =
      "{\"errors\": {}, \"stats\": [{\"response_times\": {\"44\": 3, \"370\": 1}, \"num_requests\":"
          + " 4, \"total_response_time\": 502, \"method\": \"GET\", \"min_response_time\": 44,"
          + " \"max_response_time\": 370, \"num_failures\": 1, \"last_request_timestamp\":"
          + " 1795162541, \"start_time\": 1795162540.77, \"name\": \"/web\"}], \"user_count\": 3}";

  private static AggregateRows.Taken take(AggregateRows rows, String line) {
    byte[] bytes = ("x" + line + "y").getBytes(StandardCharsets.UTF_8);
    return rows.take(bytes, 1, bytes.length - 1);
  }

  private static List<String> sample(AggregateKind kind) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("sample-logs"))) {
      folder = folder.getParent();
    }
    String name =
        switch (kind) {
          case LOCUST_STATS -> "sales_stats.csv";
          case LOCUST_STATS_HISTORY -> "sales_stats_history.csv";
          case LOCUST_FAILURES -> "sales_failures.csv";
          case LOCUST_WORKERS -> "";
        };
    return name.isEmpty()
        ? List.of(REPORT, REPORT)
        : Files.readAllLines(folder.resolve("sample-logs/locust").resolve(name));
  }

  private static AggregateRows rows(AggregateKind kind) {
    return kind == AggregateKind.LOCUST_WORKERS ? new LocustWorkers() : new LocustCsv(kind);
  }

  @Test
  void columnsOfOlderVersionsAreKnown() {
    AggregateRows rows = new LocustCsv(AggregateKind.LOCUST_STATS);
    String header =
        "\"Method\",\"Name\",\"# requests\",\"# failures\",\"Median response time\",\"Average"
            + " response time\",\"Min response time\",\"Max response time\",\"Average Content"
            + " Size\",\"Requests/s\"";
    assertThat(take(rows, header)).isEqualTo(AggregateRows.Taken.HEADER);
    assertThat(take(rows, "\"GET\",\"/web\",400,3,180,211,40,1442,8200,0.67"))
        .isEqualTo(AggregateRows.Taken.ROW);
    LoadTestRow row = rows.rows().get(0);
    assertThat(row.requests()).isEqualTo(400);
    assertThat(row.failures()).isEqualTo(3);
    assertThat(row.medianMillis()).isEqualTo(180);
    assertThat(row.p95Millis()).isNaN();
  }

  @Test
  void theLastRowOfAHistoryCounts() throws IOException {
    AggregateRows rows = new LocustCsv(AggregateKind.LOCUST_STATS_HISTORY);
    sample(AggregateKind.LOCUST_STATS_HISTORY).forEach(line -> take(rows, line));
    assertThat(rows.rows()).hasSize(1);
    LoadTestRow row = rows.rows().get(0);
    assertThat(row.requests()).isEqualTo(2300);
    assertThat(row.lastSecond() - row.firstSecond()).isEqualTo(600);
    assertThat(row.p95Millis()).as("of the last seconds only").isNaN();
    assertThat(take(rows, "soon" + sample(AggregateKind.LOCUST_STATS_HISTORY).get(3).substring(10)))
        .isEqualTo(AggregateRows.Taken.REJECT);
  }

  @Test
  void workersReportsAreAddedUp() {
    AggregateRows rows = new LocustWorkers();
    assertThat(take(rows, REPORT)).isEqualTo(AggregateRows.Taken.ROW);
    assertThat(take(rows, REPORT.replace("\"44\": 3", "\"500\": 9")))
        .isEqualTo(AggregateRows.Taken.ROW);
    assertThat(take(rows, REPORT.substring(0, 90))).isEqualTo(AggregateRows.Taken.REJECT);
    assertThat(take(rows, "{}")).isEqualTo(AggregateRows.Taken.REJECT);
    LoadTestRow row = rows.rows().get(0);
    assertThat(rows.rows()).hasSize(1);
    assertThat(row.requests()).isEqualTo(8);
    assertThat(row.failures()).isEqualTo(2);
    assertThat(row.meanMillis()).isCloseTo(125.5, within(1e-9));
    // 44, 44, 44, 370, 370, and 500 nine times
    assertThat(row.medianMillis()).isEqualTo(500);
    assertThat(row.minMillis()).isEqualTo(44);
    assertThat(row.firstSecond()).isEqualTo(1_795_162_540);
  }

  @ParameterizedTest
  @EnumSource
  void survivesDamage(AggregateKind kind) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> lines = sample(kind);
    AggregateRows rows = rows(kind);
    int taken = 0;
    for (int i = 0; i < 25_000; i++) {
      if (i % 1000 == 0) {
        rows = rows(kind);
        take(rows, lines.get(0));
      }
      StringBuilder line = new StringBuilder(lines.get(random.nextInt(lines.size())));
      for (int n = random.nextInt(3); n > 0 && !line.isEmpty(); n--) {
        int at = random.nextInt(line.length());
        switch (random.nextInt(4)) {
          case 0 -> line.setLength(at);
          case 1 -> line.setCharAt(at, ",\"{}[]:-.e9\0\\xÿ".charAt(random.nextInt(15)));
          case 2 -> line.insert(at, line.substring(at));
          default -> line.delete(at, Math.min(line.length(), at + 9));
        }
      }
      AggregateRows.Taken what = take(rows, line.toString());
      assertThat(what == AggregateRows.Taken.REJECT ? rows.reason() : RejectReason.LAYOUT)
          .as("seed %d: %s", SEED, line)
          .isNotNull();
      taken += what == AggregateRows.Taken.ROW ? 1 : 0;
      for (LoadTestRow row : rows.rows()) {
        assertThat(row.requests() < 0 || row.failures() < 0).as("%s", line).isFalse();
      }
    }
    assertThat(taken).isBetween(2_000, 25_000);
  }
}
