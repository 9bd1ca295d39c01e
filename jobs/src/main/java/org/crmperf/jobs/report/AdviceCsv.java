package org.crmperf.jobs.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.jspecify.annotations.Nullable;

/** time_lost.csv and baseline.csv. */
final class AdviceCsv {
  private static final double MILLIS = 1000;

  private final ReportModel model;

  AdviceCsv(ReportModel model) {
    this.model = model;
  }

  void timeLost(OutputStream out) throws IOException {
    try (CSVPrinter csv = CsvFiles.open(out)) {
      CsvFiles.header(csv, "rank", "endpoint", "method", "target_ms", "lost_hours", "share");
      CsvFiles.header(csv, "over_target", "if_met_p50_ms", "if_met_p95_ms", "if_met_p99_ms");
      CsvFiles.header(csv, "if_met_apdex", "if_met_user_hours");
      csv.println();
      int rank = 1;
      for (TimeLost.Row row : model.timeLost().rows()) {
        csv.print(rank++);
        CsvFiles.text(csv, row.endpoint());
        CsvFiles.text(csv, row.method());
        CsvFiles.number(csv, row.targetMillis(), 3);
        CsvFiles.number(csv, row.lostHours(), 4);
        CsvFiles.number(csv, row.share(), 6);
        csv.print(row.overTarget());
        CsvFiles.number(csv, row.ifMet().p50Millis(), 3);
        CsvFiles.number(csv, row.ifMet().p95Millis(), 3);
        CsvFiles.number(csv, row.ifMet().p99Millis(), 3);
        CsvFiles.number(csv, row.ifMet().apdex(), 4);
        CsvFiles.number(csv, row.ifMet().userHours(), 4);
        csv.println();
      }
    }
  }

  void baseline(OutputStream out) throws IOException {
    try (CSVPrinter csv = CsvFiles.open(out)) {
      CsvFiles.header(csv, "endpoint", "method", "change", "requests", "baseline_requests");
      CsvFiles.header(csv, "time_change", "time_part", "time_ratio", "time_ratio_low");
      CsvFiles.header(csv, "time_ratio_high", "time_chance", "p95_ms", "p95_low_ms");
      CsvFiles.header(csv, "p95_high_ms", "baseline_p95_ms", "baseline_p95_low_ms");
      CsvFiles.header(csv, "baseline_p95_high_ms", "hours", "error_change", "error_rate");
      CsvFiles.header(csv, "baseline_error_rate", "error_chance", "throughput_change");
      CsvFiles.header(csv, "throughput_ratio", "throughput_own_ratio", "throughput_chance");
      csv.println();
      for (EndpointChange change : model.comparison().changes()) {
        CsvFiles.text(csv, change.endpoint());
        CsvFiles.text(csv, change.method());
        csv.print(change.change().column());
        csv.print(change.requests());
        csv.print(change.baselineRequests());
        time(csv, change.time());
        errors(csv, change.errors());
        throughput(csv, change.throughput());
        csv.println();
      }
    }
  }

  private static void time(CSVPrinter csv, EndpointChange.@Nullable Time time) throws IOException {
    if (time == null) {
      blank(csv, 13);
      return;
    }
    csv.print(time.change().column());
    csv.print(time.tail() ? "tail" : "all");
    CsvFiles.number(csv, time.ratio(), 4);
    CsvFiles.number(csv, time.low(), 4);
    CsvFiles.number(csv, time.high(), 4);
    CsvFiles.number(csv, time.chance(), 6);
    CsvFiles.number(csv, time.p95().micros() / MILLIS, 3);
    CsvFiles.number(csv, time.p95().lowMicros() / MILLIS, 3);
    CsvFiles.number(csv, time.p95().highMicros() / MILLIS, 3);
    CsvFiles.number(csv, time.baselineP95().micros() / MILLIS, 3);
    CsvFiles.number(csv, time.baselineP95().lowMicros() / MILLIS, 3);
    CsvFiles.number(csv, time.baselineP95().highMicros() / MILLIS, 3);
    csv.print(time.hours().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static void errors(CSVPrinter csv, EndpointChange.@Nullable Errors errors)
      throws IOException {
    if (errors == null) {
      blank(csv, 4);
      return;
    }
    csv.print(errors.change().column());
    CsvFiles.number(csv, errors.rate(), 6);
    CsvFiles.number(csv, errors.baselineRate(), 6);
    CsvFiles.number(csv, errors.chance(), 6);
  }

  private static void throughput(CSVPrinter csv, EndpointChange.@Nullable Throughput throughput)
      throws IOException {
    if (throughput == null) {
      blank(csv, 4);
      return;
    }
    csv.print(ChangeWords.throughput(throughput.changed()));
    CsvFiles.number(csv, throughput.ratio(), 4);
    CsvFiles.number(csv, throughput.own(), 4);
    CsvFiles.number(csv, throughput.chance(), 6);
  }

  private static void blank(CSVPrinter csv, int cells) throws IOException {
    for (int i = 0; i < cells; i++) {
      csv.print("");
    }
  }
}
