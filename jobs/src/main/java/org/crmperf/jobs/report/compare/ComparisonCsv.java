package org.crmperf.jobs.report.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.csv.CSVPrinter;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.compare.ComparedEndpoint;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.compare.PeriodComparison;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.report.CsvFiles;
import org.crmperf.jobs.report.Times;
import org.jspecify.annotations.Nullable;

/** changes.csv and hours.csv. */
final class ComparisonCsv {
  private static final Rank[] RANKS = {Rank.P50, Rank.P95, Rank.P99};
  private static final double MILLIS = 1000;

  private final PeriodComparison found;
  private final CompareSubject subject;

  ComparisonCsv(PeriodComparison found, CompareSubject subject) {
    this.found = found;
    this.subject = subject;
  }

  void changes(OutputStream out) throws IOException {
    try (CSVPrinter csv = CsvFiles.open(out)) {
      CsvFiles.header(csv, "endpoint", "method", "change");
      for (String side : new String[] {"before_", "after_"}) {
        CsvFiles.header(csv, side + "requests", side + "errors", side + "error_rate");
        for (Rank rank : RANKS) {
          String name = side + rank.name().toLowerCase(java.util.Locale.ROOT);
          CsvFiles.header(csv, name + "_ms", name + "_low_ms", name + "_high_ms");
        }
      }
      CsvFiles.header(csv, "time_change", "time_part", "time_ratio", "time_ratio_low");
      CsvFiles.header(csv, "time_ratio_high", "time_q", "extra_hours", "error_change", "error_q");
      CsvFiles.header(csv, "throughput_change", "throughput_ratio", "throughput_q");
      csv.println();
      for (ComparedEndpoint endpoint : found.endpoints()) {
        CsvFiles.text(csv, endpoint.endpoint().endpoint());
        CsvFiles.text(csv, endpoint.endpoint().method());
        csv.print(endpoint.change().column());
        side(csv, endpoint.before());
        side(csv, endpoint.after());
        claim(csv, endpoint.claim());
        csv.println();
      }
    }
  }

  void hours(OutputStream out) throws IOException {
    try (CSVPrinter csv = CsvFiles.open(out)) {
      CsvFiles.header(csv, "period", "hour_start", "requests", "errors", "error_rate");
      CsvFiles.header(csv, "p50_ms", "p95_ms", "p99_ms");
      csv.println();
      hours(csv, "before", found.before().hours());
      hours(csv, "after", found.after().hours());
    }
  }

  private void hours(CSVPrinter csv, String side, SortedMap<Long, RequestStats> hours)
      throws IOException {
    for (Map.Entry<Long, RequestStats> hour : hours.entrySet()) {
      RequestStats stats = hour.getValue();
      Instant start = Instant.ofEpochSecond(hour.getKey() / 1_000_000);
      csv.print(side);
      csv.print(Times.iso(start.atZone(subject.zone()).toOffsetDateTime()));
      csv.print(stats.requests);
      csv.print(stats.errors);
      CsvFiles.number(csv, (double) stats.errors / stats.requests, 6);
      for (Rank rank : RANKS) {
        boolean timed = stats.latency.total() > 0;
        CsvFiles.number(
            csv, timed ? stats.latency.percentile(rank.quantile()) / MILLIS : Double.NaN, 3);
      }
      csv.println();
    }
  }

  static void side(CSVPrinter csv, @Nullable EndpointTally tally) throws IOException {
    csv.print(tally == null ? 0 : tally.requests());
    csv.print(tally == null ? 0 : tally.stats().errors);
    CsvFiles.number(csv, tally == null ? Double.NaN : tally.errorRate(), 6);
    for (Rank rank : RANKS) {
      interval(csv, tally, rank);
    }
  }

  static void interval(CSVPrinter csv, @Nullable EndpointTally tally, Rank rank)
      throws IOException {
    QuantileInterval interval = tally == null ? null : tally.interval(rank);
    CsvFiles.number(csv, interval == null ? Double.NaN : interval.micros() / MILLIS, 3);
    CsvFiles.number(csv, interval == null ? Double.NaN : interval.lowMicros() / MILLIS, 3);
    CsvFiles.number(csv, interval == null ? Double.NaN : interval.highMicros() / MILLIS, 3);
  }

  private static void claim(CSVPrinter csv, @Nullable EndpointChange claim) throws IOException {
    EndpointChange.Time time = claim == null ? null : claim.time();
    EndpointChange.Errors errors = claim == null ? null : claim.errors();
    EndpointChange.Throughput throughput = claim == null ? null : claim.throughput();
    csv.print(time == null ? "" : time.change().column());
    csv.print(time == null ? "" : time.tail() ? "tail" : "all");
    CsvFiles.number(csv, time == null ? Double.NaN : time.ratio(), 4);
    CsvFiles.number(csv, time == null ? Double.NaN : time.low(), 4);
    CsvFiles.number(csv, time == null ? Double.NaN : time.high(), 4);
    CsvFiles.number(csv, time == null ? Double.NaN : time.chance(), 6);
    CsvFiles.number(csv, time == null ? Double.NaN : time.extraHours(), 4);
    csv.print(errors == null ? "" : errors.change().column());
    CsvFiles.number(csv, errors == null ? Double.NaN : errors.chance(), 6);
    csv.print(throughput == null ? "" : direction(throughput.changed()));
    CsvFiles.number(csv, throughput == null ? Double.NaN : throughput.ratio(), 4);
    CsvFiles.number(csv, throughput == null ? Double.NaN : throughput.chance(), 6);
  }

  private static String direction(int changed) {
    if (changed == 0) {
      return "unchanged";
    }
    return changed > 0 ? "more" : "fewer";
  }
}
