package org.crmperf.jobs.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingDetails;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.MetricPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What report.jte shows: every text ready but for HTML escaping, which is the template's.
 *
 * @param endpoints the first {@link #DRAWN_ENDPOINTS}; report.js has the others
 * @param methods the methods there are, sorted
 * @param dayData JSON, safe in a script element
 * @param hourData JSON, safe in a script element
 */
record ReportPage(
    ReportModel model,
    PageAssets assets,
    String period,
    Headline headline,
    List<HourlyChart> charts,
    List<EndpointLine> endpoints,
    int endpointCount,
    long slowCount,
    List<String> methods,
    TimeParts parts,
    List<OutageLine> outages,
    List<FindingLine> findings,
    List<SourceLine> sources,
    List<ReasonLine> reasons,
    List<RestatedLine> restated,
    String dayData,
    String hourData) {

  /** Rows of the endpoint table that are there before any script runs. */
  static final int DRAWN_ENDPOINTS = 50;

  /** Findings shown before "more". */
  static final int OPEN_FINDINGS = 12;

  record OutageLine(
      String start, String end, String minutes, String requests, String errors, String peak) {}

  /**
   * @param where endpoint with method, or empty for the whole platform
   * @param confidence in percent
   */
  record FindingLine(
      String severity,
      String kind,
      String where,
      String window,
      String evidence,
      String recommendation,
      String gain,
      String confidence,
      String refutation,
      List<String> exemplars) {}

  record SourceLine(
      String path,
      String format,
      String state,
      String lines,
      String parsed,
      String rejected,
      String skipped,
      String bytes) {}

  record ReasonLine(String reason, String lines) {}

  static ReportPage of(ComputedReport report, Restatement restatement) {
    ReportModel model = report.model();
    List<EndpointLine> lines = new ArrayList<>();
    TreeSet<String> methods = new TreeSet<>();
    long slow = 0;
    for (ComputedReport.Endpoint endpoint : report.endpoints()) {
      if (lines.size() < DRAWN_ENDPOINTS) {
        lines.add(EndpointLine.of(endpoint));
      }
      methods.add(endpoint.method());
      slow += endpoint.row().slow() ? 1 : 0;
    }
    return new ReportPage(
        model,
        PageAssets.report(),
        period(model),
        Headline.of(report),
        HourlyChart.all(report, hourNames(model)),
        lines,
        report.endpoints().size(),
        slow,
        List.copyOf(methods),
        TimeParts.of(report),
        model.outages().stream().map(ReportPage::outage).toList(),
        model.findings().stream().map(ReportPage::finding).toList(),
        model.accounting().sources().stream().map(ReportPage::source).toList(),
        model.accounting().rejectReasons().stream()
            .map(r -> new ReasonLine(Printable.text(r.reason()), count(r.lines())))
            .toList(),
        RestatedLine.of(restatement),
        PageData.day(report),
        PageData.endpointHours(report));
  }

  /** {@code lines = parsed + rejected + blank or comment + already ingested}, with the figures. */
  String equation() {
    ReportModel.Accounting run = model.accounting();
    return count(run.lines())
        + " lines = "
        + count(run.parsed())
        + " parsed + "
        + count(run.rejected())
        + " rejected + "
        + count(run.blankOrComment())
        + " blank or comment + "
        + count(run.alreadyIngested())
        + " already ingested";
  }

  List<String> services() {
    return model.services().stream().map(Printable::text).toList();
  }

  List<FindingLine> openFindings() {
    return findings.subList(0, Math.min(OPEN_FINDINGS, findings.size()));
  }

  List<FindingLine> moreFindings() {
    return findings.subList(openFindings().size(), findings.size());
  }

  ChangeWords changes() {
    return ChangeWords.of(model.comparison());
  }

  /** As it is, what each endpoint would gain, and all together; empty if no time was lost. */
  List<LostLine> lost() {
    if (model.timeLost().rows().isEmpty()) {
      return List.of();
    }
    List<LostLine> lines = new ArrayList<>();
    lines.add(LostLine.today(model.timeLost()));
    lines.addAll(LostLine.of(model.timeLost()));
    lines.add(LostLine.all(model.timeLost()));
    return lines;
  }

  String defaultTarget() {
    return Display.duration(MetricPolicy.DEFAULT_TARGET_MILLIS);
  }

  List<LoadTestLine> loadTests() {
    return LoadTestLine.of(model);
  }

  List<IncidentLine> incidents() {
    return IncidentLine.of(model);
  }

  List<MemoryLine> memory() {
    return MemoryLine.of(model);
  }

  List<SloLine> objectives() {
    return SloLine.of(model);
  }

  List<SloLine.AlertLine> alerts() {
    return SloLine.alerts(model);
  }

  List<ScalabilityLine> scalability() {
    return ScalabilityLine.of(model);
  }

  List<ScalabilityLine.EndpointLine> loadedEndpoints() {
    return ScalabilityLine.endpoints(model);
  }

  String bytes() {
    return Display.BYTES.text((double) model.accounting().bytes());
  }

  String generatedAt() {
    return Times.moment(model.generatedAt(), model.zone());
  }

  static String count(long n) {
    return Display.grouped(Long.toString(n));
  }

  private static String period(ReportModel model) {
    return model.from().equals(model.to())
        ? Times.day(model.from())
        : model.from() + " to " + model.to();
  }

  /** Clock times; with the date if there are several, with the offset if a day has two. */
  private static List<String> hourNames(ReportModel model) {
    boolean days = !model.from().equals(model.to());
    boolean offsets = model.hours().stream().map(h -> h.start().getOffset()).distinct().count() > 1;
    List<String> names = new ArrayList<>(model.hours().size());
    for (ReportModel.HourRow hour : model.hours()) {
      OffsetDateTime start = hour.start();
      String name = days ? Times.dateAndClock(start) : Times.clock(start);
      names.add(offsets ? name + " " + Times.offset(start) : name);
    }
    return names;
  }

  private static OutageLine outage(Outage outage) {
    return new OutageLine(
        Times.dateAndClock(outage.start()),
        Times.dateAndClock(outage.end()),
        count(outage.minutes()),
        count(outage.requests()),
        count(outage.errors()),
        Display.RATIO.text(outage.peakErrorRate()));
  }

  private static FindingLine finding(Finding finding) {
    FindingDetails more = finding.more();
    return new FindingLine(
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        (text(finding.method()) + " " + text(finding.endpoint())).strip(),
        Times.dateAndClock(finding.windowStart()) + " – " + Times.dateAndClock(finding.windowEnd()),
        text(finding.evidence()),
        text(finding.recommendation()),
        text(finding.estimatedGain()),
        Math.round(finding.confidence() * 100) + " %",
        more == null ? "" : text(more.refutation()),
        more == null ? List.of() : more.exemplars().stream().map(ReportPage::exemplar).toList());
  }

  /** Enough to find it in {@code requests/}: when, how long, what. */
  private static String exemplar(Exemplar exemplar) {
    return java.time.Instant.ofEpochSecond(0, exemplar.timeMicros() * 1000)
        + ", "
        + Display.duration(exemplar.micros() / 1000.0)
        + ": "
        + text(exemplar.target());
  }

  private static SourceLine source(ReportModel.Source source) {
    return new SourceLine(
        text(source.path()),
        text(source.format()),
        text(source.state()),
        count(source.lines()),
        count(source.parsed()),
        count(source.rejected()),
        count(source.blankOrComment() + source.alreadyIngested()),
        Display.BYTES.text((double) source.bytes()));
  }

  private static String text(@Nullable String raw) {
    return raw == null ? "" : Printable.text(raw);
  }
}
