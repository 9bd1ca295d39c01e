package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.memory.Memory;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.metric.MetricRow;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * All that a report shows. HTML, CSV and JSON are renderers of it and compute nothing of their own
 * beyond formatting.
 *
 * @param version of crm-perf
 * @param generatedAt when the report was made
 * @param zone of days and hours
 * @param from first day reported
 * @param to last day reported, inclusive
 * @param services the services whose requests are in it, sorted
 * @param total the whole period
 * @param hours one for each hour of the period, quiet ones included, in order
 * @param endpoints ranked, slowest first: see {@link EndpointRow#rank}
 * @param outages in order of start
 * @param findings most urgent first
 * @param timeLost over target, by endpoint, and what meeting the targets would gain
 * @param comparison with the baseline
 * @param accounting of the run that wrote this report
 * @param rules behind its figures
 * @param foldedEndpoints endpoints beyond the limit that were put into one named group; 0 if none
 * @param endpointLimit the limit on endpoints
 * @param loadTests in the order of their files
 * @param reliability outages, errors, objectives, scalability
 * @param memory endpoints that were slow in the days before, and the watched ones
 */
public record ReportModel(
    String version,
    Instant generatedAt,
    ZoneId zone,
    LocalDate from,
    LocalDate to,
    List<String> services,
    MetricRow total,
    List<HourRow> hours,
    List<EndpointRow> endpoints,
    List<Outage> outages,
    List<Finding> findings,
    TimeLost timeLost,
    Comparison comparison,
    Accounting accounting,
    Rules rules,
    long foldedEndpoints,
    int endpointLimit,
    List<LoadTest> loadTests,
    Reliability reliability,
    Memory memory) {
  /** A report that looks at no other day. */
  public ReportModel(
      String version,
      Instant generatedAt,
      ZoneId zone,
      LocalDate from,
      LocalDate to,
      List<String> services,
      MetricRow total,
      List<HourRow> hours,
      List<EndpointRow> endpoints,
      List<Outage> outages,
      List<Finding> findings,
      TimeLost timeLost,
      Comparison comparison,
      Accounting accounting,
      Rules rules,
      long foldedEndpoints,
      int endpointLimit,
      List<LoadTest> loadTests,
      Reliability reliability) {
    this(
        version,
        generatedAt,
        zone,
        from,
        to,
        services,
        total,
        hours,
        endpoints,
        outages,
        findings,
        timeLost,
        comparison,
        accounting,
        rules,
        foldedEndpoints,
        endpointLimit,
        loadTests,
        reliability,
        Memory.none());
  }

  /** The same report, with load tests that their tools have aggregated. */
  public ReportModel withLoadTests(List<LoadTest> tests) {
    return new ReportModel(
        version,
        generatedAt,
        zone,
        from,
        to,
        services,
        total,
        hours,
        endpoints,
        outages,
        findings,
        timeLost,
        comparison,
        accounting,
        rules,
        foldedEndpoints,
        endpointLimit,
        tests,
        reliability,
        memory);
  }

  /**
   * The rules behind the figures, as far as the page tells them.
   *
   * @param endpoints how endpoints are ranked and called slow, one sentence
   * @param targetMillis the target of an endpoint that has none of its own
   * @param minOutageMinutes down minutes in a row that make an outage
   */
  public record Rules(Text endpoints, double targetMillis, int minOutageMinutes) {}

  /**
   * A load test of which only its tool's figures are left. Nothing else in the report counts it.
   *
   * @param file it was read from
   * @param format what the tool calls its rows
   */
  public record LoadTest(String file, String format, List<LoadTestRow> rows) {}

  /**
   * A row as the tool gave it; NaN is what it did not give.
   *
   * @param error the failure that the row counts, or empty
   * @param first when it began; null if the tool does not say
   */
  public record LoadTestRow(
      String name,
      String method,
      String error,
      double requests,
      double failures,
      double medianMillis,
      double p95Millis,
      double p99Millis,
      double maxMillis,
      @Nullable Instant first,
      @Nullable Instant last) {}

  /** One hour: its start in the report's zone, and its figures. */
  public record HourRow(OffsetDateTime start, MetricRow row) {}

  /**
   * One endpoint and method.
   *
   * @param rank from 1: by time lost over target, then by total time, then by requests
   * @param timeShare its part of all time spent, 0 to 1; NaN if nothing was timed
   * @param slow whether it is over its target
   * @param targetMillis its target
   * @param hours its hours, only those with requests
   * @param services that have requests of it, sorted; those without a name are not among them
   */
  public record EndpointRow(
      int rank,
      String endpoint,
      String method,
      MetricRow row,
      double timeShare,
      boolean slow,
      double targetMillis,
      List<HourRow> hours,
      List<String> services) {}

  /**
   * Lines of the run: {@code lines = parsed + rejected + blankOrComment + alreadyIngested}.
   *
   * @param sources one for each source of the run
   * @param rejectReasons lines by reject reason, most frequent first
   */
  public record Accounting(
      long lines,
      long parsed,
      long rejected,
      long blankOrComment,
      long alreadyIngested,
      long bytes,
      List<Source> sources,
      List<ReasonCount> rejectReasons) {}

  /**
   * One source of the run.
   *
   * @param path as given
   * @param format the format chosen
   * @param state in words: "read", "grew", "already ingested", "failed: ..."
   */
  public record Source(
      String path,
      String format,
      String state,
      long lines,
      long parsed,
      long rejected,
      long blankOrComment,
      long alreadyIngested,
      long bytes) {}

  /** Lines rejected for a reason. */
  public record ReasonCount(String reason, long lines) {}
}
