package org.crmperf.jobs.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a row of a report must say about calls, as far as their client can know.
 *
 * @param seen the calls of the row
 * @param seconds the length of the row's period
 */
record SeenStats(List<Seen> seen, long seconds) {
  /** nginx cuts both of its stamps to milliseconds; the rest is for two clocks. */
  private static final double CLOCK_MILLIS = 2;

  private static final double PERCENTILE_ERROR = 0.005;

  /** Compares counts and sizes exactly, and times with what lies on either side of nginx. */
  void check(String where, Map<String, String> row) {
    long errors = count(call -> call.status() >= 500);
    cell(where, row, "requests", Integer.toString(seen.size()));
    cell(
        where,
        row,
        "errors_4xx",
        Long.toString(
            count(call -> call.status() / 100 == 4 && call.status() != CrmCall.CLIENT_CLOSED)));
    cell(where, row, "errors_5xx", Long.toString(errors));
    cell(where, row, "response_bytes", Long.toString(seen.stream().mapToLong(Seen::bytes).sum()));
    cell(where, row, "throughput_rps", ratio(seen.size(), seconds, 6));
    cell(where, row, "error_rate", ratio(errors, seen.size(), 6));
    cell(where, row, "success_rate", ratio(seen.size() - errors, seen.size(), 6));
    List.of("p50_ms", "p75_ms", "p90_ms", "p95_ms", "p99_ms", "p999_ms", "max_ms")
        .forEach(column -> between(where, row, column, share(column)));
    double mean = Double.parseDouble(row.get("mean_ms"));
    assertThat(mean)
        .as(where + " mean_ms")
        .isBetween(mean(SeenStats::delay) - CLOCK_MILLIS, mean(Seen::millis) + CLOCK_MILLIS);
  }

  /**
   * nginx takes at least the application's time and at most the client's for each call, so its
   * value of any rank lies between theirs of that rank.
   */
  private void between(String where, Map<String, String> row, String column, double share) {
    double least = ranked(share, SeenStats::delay) - CLOCK_MILLIS;
    double most = ranked(share, Seen::millis) + CLOCK_MILLIS;
    assertThat(Double.parseDouble(row.get(column)))
        .as(where + " " + column)
        .isBetween(least * (1 - PERCENTILE_ERROR), most * (1 + PERCENTILE_ERROR));
  }

  private static double share(String column) {
    return switch (column) {
      case "p50_ms" -> 0.5;
      case "p75_ms" -> 0.75;
      case "p90_ms" -> 0.9;
      case "p95_ms" -> 0.95;
      case "p99_ms" -> 0.99;
      case "p999_ms" -> 0.999;
      default -> 1;
    };
  }

  private double ranked(double share, ToDoubleFunction<Seen> millis) {
    double[] sorted = seen.stream().mapToDouble(millis).sorted().toArray();
    return sorted[(int) Math.ceil(share * sorted.length - 1e-9) - 1];
  }

  private double mean(ToDoubleFunction<Seen> millis) {
    return seen.stream().mapToDouble(millis).sum() / seen.size();
  }

  private static double delay(Seen one) {
    return one.call().delayMillis();
  }

  private long count(Predicate<CrmCall> is) {
    return seen.stream().map(Seen::call).filter(is).count();
  }

  private static String ratio(long part, long whole, int decimals) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static void cell(String where, Map<String, String> row, String column, String expected) {
    assertThat(row.get(column)).as(where + " " + column).isEqualTo(expected);
  }
}
