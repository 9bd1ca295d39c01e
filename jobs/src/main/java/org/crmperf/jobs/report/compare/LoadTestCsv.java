package org.crmperf.jobs.report.compare;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.commons.csv.CSVPrinter;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.loadtest.LoadTestComparison;
import org.crmperf.jobs.advice.loadtest.LoneEndpoint;
import org.crmperf.jobs.advice.loadtest.SharedEndpoint;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.report.CsvFiles;
import org.jspecify.annotations.Nullable;

/** changes.csv of a load test: every endpoint of either side. */
record LoadTestCsv(LoadTestComparison found) {
  void write(OutputStream out) throws IOException {
    try (CSVPrinter csv = CsvFiles.open(out)) {
      CsvFiles.header(csv, "endpoint", "method", "in");
      for (String side : new String[] {"production_", "test_"}) {
        CsvFiles.header(csv, side + "requests", side + "request_share", side + "error_rate");
        for (Rank rank : Rank.values()) {
          String name = side + rank.name().toLowerCase(Locale.ROOT);
          CsvFiles.header(csv, name + "_ms", name + "_low_ms", name + "_high_ms");
        }
      }
      CsvFiles.header(csv, "tail", "p99_ratio", "tail_q");
      csv.println();
      for (SharedEndpoint e : found.shared()) {
        begin(csv, e.endpoint(), "both");
        side(csv, e.production(), e.productionShare());
        side(csv, e.test(), e.testShare());
        csv.print(e.tested() ? e.understated() ? "understated" : "not_understated" : "too_small");
        CsvFiles.number(csv, e.tested() ? e.p99Ratio() : Double.NaN, 4);
        CsvFiles.number(csv, e.tested() ? e.chance() : Double.NaN, 6);
        csv.println();
      }
      for (LoneEndpoint e : found.missing()) {
        begin(csv, e.endpoint(), "production");
        side(csv, e.tally(), e.requestShare());
        side(csv, null, 0);
        end(csv);
      }
      for (LoneEndpoint e : found.extra()) {
        begin(csv, e.endpoint(), "test");
        side(csv, null, 0);
        side(csv, e.tally(), e.requestShare());
        end(csv);
      }
    }
  }

  private static void begin(CSVPrinter csv, Endpoint endpoint, String where) throws IOException {
    CsvFiles.text(csv, endpoint.endpoint());
    CsvFiles.text(csv, endpoint.method());
    csv.print(where);
  }

  private static void end(CSVPrinter csv) throws IOException {
    CsvFiles.header(csv, "", "", "");
    csv.println();
  }

  private static void side(CSVPrinter csv, @Nullable EndpointTally tally, double share)
      throws IOException {
    csv.print(tally == null ? 0 : tally.requests());
    CsvFiles.number(csv, share, 6);
    CsvFiles.number(csv, tally == null ? Double.NaN : tally.errorRate(), 6);
    for (Rank rank : Rank.values()) {
      ComparisonCsv.interval(csv, tally, rank);
    }
  }
}
