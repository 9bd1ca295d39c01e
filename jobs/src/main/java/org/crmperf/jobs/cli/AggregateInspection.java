package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.ingest.AggregateReader;
import org.crmperf.jobs.warehouse.LoadTestRow;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.schema.RejectReason;

/** What inspect shows of a load test that its tool has aggregated: rows, and no requests. */
final class AggregateInspection {
  private static final int MOST_ROWS = 20;

  private AggregateInspection() {}

  /** Prints it; the exit code. */
  static int print(PrintStream out, PrintStream err, AggregateReader read) {
    line(out, "format: %s", read.kind().label());
    line(out, "lines: %d", read.lines());
    line(out, "parsed: %d", read.aggregated());
    line(out, "rejected: %d", read.rejected());
    line(out, "blank_or_comment: %d", read.blank());
    line(out, "with_duration: 0");
    line(out, "duration_sum_s: 0.000000");
    for (String figure : List.of("p50_ms", "p90_ms", "p95_ms", "p99_ms", "max_ms")) {
      line(out, "%s: -", figure);
    }
    for (RejectReason reason : RejectReason.values()) {
      if (read.rejected(reason) > 0) {
        line(out, "rejected %s: %d", reason.label(), read.rejected(reason));
      }
    }
    List<LoadTestRow> rows = read.test().rows();
    for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
      row(out, i + 1, rows.get(i));
    }
    if (rows.size() > MOST_ROWS) {
      line(out, "... and %d more", rows.size() - MOST_ROWS);
    }
    line(out, "chosen: %s", read.kind().describe());
    if (!read.failure().isEmpty()) {
      err.println("crm-perf: " + ErrorLine.of(read.failure()));
      return ErrorCode.INPUT.exitCode();
    }
    return read.aggregated() == 0 && read.rejected() > 0 ? ErrorCode.INPUT.exitCode() : 0;
  }

  private static void row(PrintStream out, int number, LoadTestRow row) {
    line(out, "aggregate %d:", number);
    line(out, "  name: %s", ErrorLine.of(row.name()));
    text(out, "method", row.method());
    text(out, "error", row.error());
    figure(out, "requests", row.requests());
    figure(out, "failures", row.failures());
    figure(out, "median_ms", row.medianMillis());
    figure(out, "mean_ms", row.meanMillis());
    figure(out, "min_ms", row.minMillis());
    figure(out, "p95_ms", row.p95Millis());
    figure(out, "p99_ms", row.p99Millis());
    figure(out, "max_ms", row.maxMillis());
    figure(out, "requests_per_second", row.requestsPerSecond());
    if (row.firstSecond() >= 0) {
      line(out, "  from: %s", Instant.ofEpochSecond(row.firstSecond()));
      line(out, "  to: %s", Instant.ofEpochSecond(row.lastSecond()));
    }
  }

  private static void text(PrintStream out, String name, String value) {
    if (!value.isEmpty()) {
      line(out, "  %s: %s", name, ErrorLine.of(value));
    }
  }

  private static void figure(PrintStream out, String name, double value) {
    if (!Double.isNaN(value)) {
      boolean whole = value == Math.rint(value);
      line(out, whole ? "  %s: %.0f" : "  %s: %.3f", name, value);
    }
  }

  private static void line(PrintStream out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
