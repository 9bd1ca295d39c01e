package org.crmperf.jobs.report;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.report.month.Months;
import org.jspecify.annotations.Nullable;

/**
 * What report.jte shows: every text ready but for HTML escaping, which is the template's.
 *
 * @param endpoints the first {@link #DRAWN_ENDPOINTS}; the script has the others
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
    List<FindingCard> findings,
    List<SourceLine> sources,
    List<ReasonLine> reasons,
    List<RestatedLine> restated,
    List<String> howSure,
    String dayData,
    String hourData) {

  /** Rows of the endpoint table that are there before any script runs. */
  static final int DRAWN_ENDPOINTS = 50;

  /** Findings shown before "more". */
  static final int OPEN_FINDINGS = 12;

  record OutageLine(
      String start, String end, String minutes, String requests, String errors, String peak) {}

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
        FindingCard.of(report),
        model.accounting().sources().stream().map(ReportPage::source).toList(),
        model.accounting().rejectReasons().stream()
            .map(r -> new ReasonLine(Printable.text(r.reason()), count(r.lines())))
            .toList(),
        RestatedLine.of(restatement),
        HowSure.of(report),
        PageData.day(report),
        PageData.drillDowns(report));
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

  List<FindingCard> openFindings() {
    return findings.subList(0, Math.min(OPEN_FINDINGS, findings.size()));
  }

  List<FindingCard> moreFindings() {
    return findings.subList(openFindings().size(), findings.size());
  }

  /** Findings beyond those of the page. */
  int findingsLeftOut() {
    return model.findings().size() - findings.size();
  }

  /** The hours as the filter names them. */
  List<String> hourNames() {
    return charts.get(0).rows().stream().map(HourlyChart.Row::hour).toList();
  }

  SloChart alertChart() {
    return SloChart.of(model);
  }

  List<UslChart> loadCharts() {
    return UslChart.of(model);
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

  /** A month's calendar has a place for one day, not for several. */
  boolean isOneDay() {
    return model.from().equals(model.to());
  }

  /** The page of the day's month, relative to the reports' root. */
  String monthPage() {
    return Months.page(java.time.YearMonth.from(model.from()));
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
