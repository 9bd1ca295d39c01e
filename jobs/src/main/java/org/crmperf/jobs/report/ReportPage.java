package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.report.month.Months;
import org.crmperf.jobs.text.Words;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What report.jte shows: every text ready but for HTML escaping, which is the template's.
 *
 * @param words of its language
 * @param endpoints the first {@link #DRAWN_ENDPOINTS}; the script has the others
 * @param methods the methods there are, sorted
 * @param dayData JSON, safe in a script element
 * @param hourData JSON, safe in a script element
 */
record ReportPage(
    Words words,
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

  private static final int OPEN_LOADED = 12;

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

  static ReportPage of(ComputedReport report, Restatement restatement, Words words) {
    ReportModel model = report.model();
    List<EndpointLine> lines = new ArrayList<>();
    TreeSet<String> methods = new TreeSet<>();
    long slow = 0;
    for (ComputedReport.Endpoint endpoint : report.endpoints()) {
      if (lines.size() < DRAWN_ENDPOINTS) {
        lines.add(EndpointLine.of(endpoint, words));
      }
      methods.add(endpoint.method());
      slow += endpoint.row().slow() ? 1 : 0;
    }
    return new ReportPage(
        words,
        model,
        PageAssets.report(),
        Times.period(model.from(), model.to(), words),
        Headline.of(report, words),
        HourlyChart.all(report, Moments.hours(model), words),
        lines,
        report.endpoints().size(),
        slow,
        List.copyOf(methods),
        TimeParts.of(report, words),
        OutageLine.of(model, words),
        FindingCard.of(report, words),
        model.accounting().sources().stream().map(source -> source(source, words)).toList(),
        model.accounting().rejectReasons().stream()
            .map(r -> new ReasonLine(reason(r.reason(), words), count(r.lines())))
            .toList(),
        RestatedLine.of(restatement),
        HowSure.of(report, words),
        PageData.day(report, words),
        PageData.drillDowns(report, words));
  }

  /** {@code lines = parsed + rejected + blank or comment + already ingested}, with the figures. */
  String equation() {
    ReportModel.Accounting run = model.accounting();
    return say(
        run.lines() == 1 ? "section.accounting.equation.one" : "section.accounting.equation",
        count(run.lines()),
        count(run.parsed()),
        count(run.rejected()),
        count(run.blankOrComment()),
        count(run.alreadyIngested()));
  }

  /** How much was read from how many sources. */
  String read() {
    return sources.size() == 1
        ? say("section.accounting.read.one", bytes())
        : say("section.accounting.read", bytes(), count(sources.size()));
  }

  /** A text of the page's language. */
  String say(String key, Object... parts) {
    return words.say(key, parts);
  }

  /** The heading of a metric's column. */
  String heading(String column) {
    MetricDefinition metric = MetricDefinition.ofColumn(column);
    if (metric == null) {
      throw Errors.internal("no metric " + column, null);
    }
    return Display.heading(metric, words);
  }

  List<String> services() {
    return model.services().stream().map(Printable::text).toList();
  }

  List<FindingCard> openFindings() {
    return findings.subList(0, Math.min(OPEN_FINDINGS, findings.size()));
  }

  /** The card of what to do first; empty if nothing needs doing. */
  String firstFinding() {
    for (int i = 0; i < findings.size(); i++) {
      if (ThreeSentences.asks(model.findings().get(i))) {
        return findings.get(i).id();
      }
    }
    return "";
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
    return SloChart.of(model, words);
  }

  List<UslChart> loadCharts() {
    return UslChart.of(model, words);
  }

  ChangeWords changes() {
    return ChangeWords.of(model.comparison(), words);
  }

  /** As it is, what each endpoint would gain, and all together; empty if no time was lost. */
  List<LostLine> lost() {
    if (model.timeLost().rows().isEmpty()) {
      return List.of();
    }
    List<LostLine> lines = new ArrayList<>();
    lines.add(LostLine.today(model.timeLost(), words));
    lines.addAll(LostLine.of(model.timeLost(), words));
    lines.add(LostLine.all(model.timeLost(), words));
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
    return Display.duration(model.rules().targetMillis());
  }

  String noOutages() {
    return OutageLine.none(model, words);
  }

  List<LoadTestLine> loadTests() {
    return LoadTestLine.of(model, words);
  }

  List<IncidentLine> incidents() {
    return IncidentLine.of(model, words);
  }

  List<MemoryLine> memory() {
    return MemoryLine.of(model, words);
  }

  List<SloLine> objectives() {
    return SloLine.of(model, words);
  }

  List<SloLine.AlertLine> alerts() {
    return SloLine.alerts(model, words);
  }

  List<ScalabilityLine> scalability() {
    return ScalabilityLine.of(model, words);
  }

  List<ScalabilityLine.EndpointLine> loadedEndpoints() {
    List<ScalabilityLine.EndpointLine> all = ScalabilityLine.endpoints(model, words);
    return all.subList(0, Math.min(OPEN_LOADED, all.size()));
  }

  List<ScalabilityLine.EndpointLine> moreLoadedEndpoints() {
    List<ScalabilityLine.EndpointLine> all = ScalabilityLine.endpoints(model, words);
    return all.subList(Math.min(OPEN_LOADED, all.size()), all.size());
  }

  private String bytes() {
    return Display.BYTES.text((double) model.accounting().bytes(), words);
  }

  String generatedAt() {
    return Times.moment(model.generatedAt(), model.zone());
  }

  static String count(long n) {
    return Display.grouped(Long.toString(n));
  }

  private static SourceLine source(ReportModel.Source source, Words words) {
    return new SourceLine(
        text(source.path()),
        text(source.format()),
        state(text(source.state()), words),
        count(source.lines()),
        count(source.parsed()),
        count(source.rejected()),
        count(source.blankOrComment() + source.alreadyIngested()),
        Display.BYTES.text((double) source.bytes(), words));
  }

  /** A state's name, and a note of the run in English if it has one. */
  private static String state(String state, Words words) {
    int colon = state.indexOf(": ");
    String name = colon < 0 ? state : state.substring(0, colon);
    String key = "cell.source." + name.replace(' ', '_');
    String said = words.has(key) ? words.say(key) : name;
    return colon < 0 ? said : words.say("cell.source.noted", said, state.substring(colon + 2));
  }

  private static String reason(String label, Words words) {
    String key = "cell.reject." + label;
    return words.has(key) ? words.say(key) : Printable.text(label);
  }

  private static String text(@Nullable String raw) {
    return raw == null ? "" : Printable.text(raw);
  }
}
