package org.crmperf.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.synthetic.ExpectedStats;

/**
 * What each metric of a row must be, worked out from exact counts by the definitions of the
 * contract and not by the program's own code. T is 500 ms, a minute is down at half errors.
 *
 * @param stats the requests of the row
 * @param seconds the length of its period
 */
record ExpectedMetrics(ExpectedStats stats, long seconds) {
  /** The columns of every table, in the contract's order. */
  static final List<String> COLUMNS =
      List.of(
          "requests",
          "throughput_rps",
          "peak_minute_rps",
          "errors_4xx",
          "errors_5xx",
          "error_rate",
          "p50_ms",
          "p75_ms",
          "p90_ms",
          "p95_ms",
          "p99_ms",
          "p999_ms",
          "max_ms",
          "mean_ms",
          "apdex",
          "availability",
          "coverage",
          "success_rate",
          "concurrency",
          "response_bytes");

  private static final double DOWN_SHARE = 0.5;
  private static final int APDEX_MILLIS = 500;
  private static final double PERCENTILE_ERROR = 0.005;

  /** Compares every metric of a row. */
  void check(String where, Map<String, String> row) {
    long requests = stats.requests();
    long errors = stats.errors();
    long millis = stats.durations().sumMillis();
    int down = stats.downMinutes(DOWN_SHARE);
    int known = stats.knownMinutes();
    whole(where, row, "requests", requests);
    whole(where, row, "errors_4xx", stats.errors4xx());
    whole(where, row, "errors_5xx", stats.errors5xx());
    whole(where, row, "response_bytes", stats.responseBytes());
    ratio(where, row, "throughput_rps", 4, requests, seconds);
    ratio(where, row, "peak_minute_rps", 4, stats.peakMinuteRequests(), 60);
    ratio(where, row, "error_rate", 6, errors, requests);
    ratio(where, row, "success_rate", 6, requests - errors, requests);
    ratio(where, row, "availability", 6, known - down, known);
    ratio(where, row, "coverage", 6, known * 60L, seconds);
    ratio(where, row, "mean_ms", 3, millis, stats.timed());
    long satisfied = stats.successesWithin(APDEX_MILLIS);
    long tolerated = stats.successesWithin(4 * APDEX_MILLIS) - satisfied;
    ratio(where, row, "apdex", 4, 2 * satisfied + tolerated, 2 * stats.timed());
    if (stats.timed() == 0) {
      for (String empty : List.of("max_ms", "concurrency")) {
        assertThat(row.get(empty)).as(where + " " + empty).isEmpty();
      }
    } else {
      ratio(where, row, "max_ms", 3, stats.durations().maxMillis(), 1);
      ratio(where, row, "concurrency", 4, millis, 1000 * seconds);
    }
    percentile(where, row, "p50_ms", 50);
    percentile(where, row, "p75_ms", 75);
    percentile(where, row, "p90_ms", 90);
    percentile(where, row, "p95_ms", 95);
    percentile(where, row, "p99_ms", 99);
    percentile(where, row, "p999_ms", 99.9);
  }

  private static void whole(String where, Map<String, String> row, String column, long expected) {
    assertThat(row.get(column)).as(where + " " + column).isEqualTo(Long.toString(expected));
  }

  /** The quotient, rounded to nearest in its last place, one of six; empty where undefined. */
  private static void ratio(
      String where, Map<String, String> row, String column, int leastDecimals, long part, long of) {
    String cell = row.get(column);
    if (of == 0) {
      assertThat(cell).as(where + " " + column).isEmpty();
      return;
    }
    BigDecimal exact =
        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), 15, RoundingMode.HALF_EVEN);
    assertThat(cell).as(where + " " + column).matches("\\d+\\.\\d{" + leastDecimals + ",6}");
    BigDecimal value = new BigDecimal(cell);
    BigDecimal halfUnit = BigDecimal.valueOf(5, value.scale() + 1).add(BigDecimal.valueOf(1, 12));
    assertThat(value.subtract(exact).abs())
        .as(where + " " + column + " is " + cell + ", exactly " + exact)
        .isLessThanOrEqualTo(halfUnit);
  }

  private void percentile(String where, Map<String, String> row, String column, double percent) {
    String cell = row.get(column);
    if (stats.timed() == 0) {
      assertThat(cell).as(where + " " + column).isEmpty();
      return;
    }
    int exact = stats.durations().percentileMillis(percent);
    assertThat(cell).as(where + " " + column).matches("\\d+\\.\\d{3}");
    assertThat(Math.abs(Double.parseDouble(cell) - exact))
        .as(where + " " + column + " is " + cell + ", the exact nearest rank " + exact)
        .isLessThanOrEqualTo(PERCENTILE_ERROR * exact);
  }
}
