package org.crmperf.jobs.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.TimePart;

/** The CSV files of a report: RFC 4180, UTF-8 without a byte order mark, a header row. */
public final class CsvFiles {
  private static final MetricDefinition[] METRICS = MetricDefinition.values();
  private static final int BUFFER = 1 << 15;

  private final ComputedReport report;

  CsvFiles(ComputedReport report) {
    this.report = report;
  }

  void hourly(OutputStream out) throws IOException {
    try (CSVPrinter csv = open(out)) {
      csv.print("hour_start");
      metricHeader(csv);
      csv.println();
      for (int h = 0; h < report.hours().size(); h++) {
        csv.print(report.hourStarts().get(h));
        metrics(csv, report.hours().get(h));
        csv.println();
      }
    }
  }

  void endpoints(OutputStream out) throws IOException {
    try (CSVPrinter csv = open(out)) {
      header(csv, "rank", "endpoint", "method");
      metricHeader(csv);
      header(csv, "time_share", "slow");
      csv.println();
      for (ComputedReport.Endpoint endpoint : report.endpoints()) {
        csv.print(endpoint.row().rank());
        text(csv, endpoint.row().endpoint());
        text(csv, endpoint.row().method());
        metrics(csv, endpoint.values());
        number(csv, endpoint.row().timeShare(), 6);
        csv.print(endpoint.row().slow());
        csv.println();
      }
    }
  }

  void endpointHours(OutputStream out) throws IOException {
    try (CSVPrinter csv = open(out)) {
      header(csv, "hour_start", "endpoint", "method");
      metricHeader(csv);
      csv.println();
      for (ComputedReport.Endpoint endpoint : report.endpoints()) {
        String name = SpreadsheetText.inert(endpoint.row().endpoint());
        String method = SpreadsheetText.inert(endpoint.row().method());
        for (int h = 0; h < endpoint.hours().size(); h++) {
          csv.print(report.hourStarts().get(endpoint.hourIndex().get(h)));
          csv.print(name);
          csv.print(method);
          metrics(csv, endpoint.hours().get(h));
          csv.println();
        }
      }
    }
  }

  void timeParts(OutputStream out) throws IOException {
    try (CSVPrinter csv = open(out)) {
      header(csv, "rank", "endpoint", "method", "requests", "busy_s");
      for (TimePart part : TimePart.values()) {
        header(csv, part.column() + "_s", part.column() + "_share");
      }
      csv.println();
      for (ComputedReport.Endpoint endpoint : report.endpoints()) {
        RequestStats stats = TimeParts.stats(endpoint);
        csv.print(endpoint.row().rank());
        text(csv, endpoint.row().endpoint());
        text(csv, endpoint.row().method());
        csv.print(stats.requests);
        number(csv, stats.sumMicros / 1e6, 3);
        for (TimePart part : TimePart.values()) {
          double share = stats.partShare(part);
          boolean said = !Double.isNaN(share);
          number(csv, said ? stats.partMicros[part.ordinal()] / 1e6 : Double.NaN, 3);
          number(csv, share, 6);
        }
        csv.println();
      }
    }
  }

  void findings(OutputStream out) throws IOException {
    try (CSVPrinter csv = open(out)) {
      header(csv, "severity", "kind", "endpoint", "method", "window_start", "window_end");
      header(csv, "evidence", "recommendation", "estimated_gain", "confidence");
      csv.println();
      for (Finding finding : report.model().findings()) {
        csv.print(finding.severity().name().toLowerCase(Locale.ROOT));
        csv.print(finding.kind().name().toLowerCase(Locale.ROOT));
        text(csv, finding.endpoint() == null ? "" : finding.endpoint());
        text(csv, finding.method() == null ? "" : finding.method());
        csv.print(Times.iso(finding.windowStart()));
        csv.print(Times.iso(finding.windowEnd()));
        text(csv, finding.evidence().english());
        text(csv, finding.recommendation().english());
        text(csv, finding.estimatedGain().english());
        number(csv, finding.confidence(), 2);
        csv.println();
      }
    }
  }

  void outages(OutputStream out) throws IOException {
    try (CSVPrinter csv = open(out)) {
      header(csv, "start", "end", "minutes", "requests", "errors", "peak_error_rate");
      csv.println();
      for (Outage outage : report.model().outages()) {
        csv.print(Times.iso(outage.start()));
        csv.print(Times.iso(outage.end()));
        csv.print(outage.minutes());
        csv.print(outage.requests());
        csv.print(outage.errors());
        number(csv, outage.peakErrorRate(), 6);
        csv.println();
      }
    }
  }

  /** A file whose rows end as RFC 4180 says. */
  public static CSVPrinter open(OutputStream out) throws IOException {
    Writer utf8 = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    return new CSVPrinter(new BufferedWriter(utf8, BUFFER), CSVFormat.RFC4180);
  }

  /** Cells of the header row. */
  public static void header(CSVPrinter csv, String... names) throws IOException {
    for (String name : names) {
      csv.print(name);
    }
  }

  private static void metricHeader(CSVPrinter csv) throws IOException {
    for (MetricDefinition metric : METRICS) {
      csv.print(metric.column());
    }
  }

  private static void metrics(CSVPrinter csv, MetricValues values) throws IOException {
    for (MetricDefinition metric : METRICS) {
      number(csv, values.get(metric), metric.decimals());
    }
  }

  /** A number with so many decimals; NaN is an empty cell. */
  public static void number(CSVPrinter csv, double value, int decimals) throws IOException {
    csv.print(Double.isNaN(value) ? "" : Decimals.fixed(value, decimals));
  }

  /** A text that no spreadsheet runs. */
  public static void text(CSVPrinter csv, String cell) throws IOException {
    csv.print(SpreadsheetText.inert(cell));
  }
}
