package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.crmperf.jobs.advice.CauseFindings;
import org.crmperf.jobs.advice.EndpointFacts;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingRules;
import org.crmperf.jobs.advice.MemoryFindings;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.advice.OutageFinder;
import org.crmperf.jobs.advice.PeriodFacts;
import org.crmperf.jobs.advice.Reliability;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.ComparisonFindings;
import org.crmperf.jobs.advice.cause.Causes;
import org.crmperf.jobs.advice.memory.Memory;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.advice.slo.SloInput;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.advice.timelost.TimeLostAnalysis;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.MetricRow;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.report.ReportModel.EndpointRow;
import org.crmperf.jobs.report.ReportModel.HourRow;
import org.crmperf.jobs.report.ReportModel.Rules;
import org.crmperf.jobs.text.Text;

/** Rollup cells to a report model. Services are added up; endpoints beyond the limit are folded. */
public final class ReportBuilder {
  /** A p95 of fewer timed requests calls nothing slow. */
  static final int LEAST_TIMED = 20;

  /** How endpoints are ranked and called slow. */
  static final Text RULE = Text.of("section.endpoints.rule", LEAST_TIMED);

  private final ReportPeriod period;
  private final MetricPolicy policy;
  private final int minOutageMinutes;
  private final int endpointLimit;
  private final double maxRejectRate;
  private SloInput objectives = SloInput.none();
  private Memory memory = Memory.none();

  public ReportBuilder(
      ReportPeriod period,
      MetricPolicy policy,
      int minOutageMinutes,
      int endpointLimit,
      double maxRejectRate) {
    this.period = period;
    this.policy = policy;
    this.minOutageMinutes = minOutageMinutes;
    this.endpointLimit = endpointLimit;
    this.maxRejectRate = maxRejectRate;
  }

  /** Judges these objectives as well. */
  public ReportBuilder objectives(SloInput input) {
    objectives = input;
    return this;
  }

  /** Tells what is known of the days before as well. */
  public ReportBuilder memory(Memory known) {
    memory = known;
    return this;
  }

  /** An endpoint while its hours are added up. */
  private static final class EndpointDay {
    final RequestStats stats = new RequestStats();
    final List<HourRow> hours = new ArrayList<>();
    final Set<String> services = new TreeSet<>();
  }

  /**
   * Builds the model.
   *
   * @param cells of the period, whose hours are aligned as the period's are
   * @param comparison of these cells with their baseline
   */
  public ReportModel build(
      Map<RollupKey, RollupCell> cells,
      Comparison comparison,
      Accounting accounting,
      String version,
      Instant now) {
    Map<Long, Map<Endpoint, RollupCell>> byHour = HourCells.byHour(cells);
    Set<Endpoint> folded = EndpointFold.folded(HourCells.requests(byHour), endpointLimit);
    Map<Endpoint, EndpointDay> endpoints = new LinkedHashMap<>();
    List<HourRow> hours = new ArrayList<>();
    RequestStats total = new RequestStats();
    OutageFinder outages = new OutageFinder(policy.downShare(), minOutageMinutes, period.zone());
    for (HourCells hour : HourCells.of(period, byHour, folded, policy.downShare())) {
      hour.endpoints()
          .forEach(
              (endpoint, cell) -> {
                EndpointDay day = endpoints.computeIfAbsent(endpoint, e -> new EndpointDay());
                day.stats.add(cell.stats);
                day.hours.add(row(hour.hour(), cell.stats));
              });
      total.add(hour.all().stats);
      hours.add(row(hour.hour(), hour.all().stats));
      outages.hour(hour.hour().start(), hour.all().minutes);
    }
    DaySeries series = DaySeries.of(cells, period.start(), period.end(), period.zone());
    Availability availability = Availability.of(series, policy.downShare(), minOutageMinutes);
    // beside all the rest: its many fits take as long
    ForkJoinTask<Scalability> scalability =
        ForkJoinPool.commonPool()
            .submit(() -> Scalability.of(series, availability.incidents(), policy));
    Causes causes = Causes.of(cells, series, period.end(), policy, availability.incidents());
    MetricRow totalRow = new MetricRow(total, period.seconds());
    services(cells, folded, endpoints);
    List<EndpointRow> ranked = rank(endpoints, totalRow);
    List<Outage> found = outages.finish();
    TimeLost lost = timeLost(endpoints, total);
    SloReport slo = SloReport.of(objectives, period.start(), period.end(), period.zone(), total);
    Reliability reliability = new Reliability(availability, slo, scalability.join());
    long foldedCount =
        folded.stream().filter(e -> !e.endpoint().equals(Endpoint.OTHER.endpoint())).count();
    return new ReportModel(
        version,
        now,
        period.zone(),
        period.from(),
        period.to(),
        services(cells),
        totalRow,
        hours,
        ranked,
        found,
        MemoryFindings.tell(
            CauseFindings.merge(
                causes,
                findings(
                    totalRow,
                    ranked,
                    found,
                    lost,
                    comparison,
                    reliability,
                    accounting,
                    foldedCount),
                period.zone()),
            memory),
        lost,
        comparison,
        accounting,
        new Rules(RULE, policy.defaultTargetMillis(), minOutageMinutes),
        Math.max(foldedCount, folded.isEmpty() ? 0 : 1),
        endpointLimit,
        List.of(),
        reliability,
        memory);
  }

  private TimeLost timeLost(Map<Endpoint, EndpointDay> endpoints, RequestStats total) {
    Map<Endpoint, RequestStats> stats = new LinkedHashMap<>();
    endpoints.forEach((endpoint, day) -> stats.put(endpoint, day.stats));
    return TimeLostAnalysis.of(stats, total, policy);
  }

  private HourRow row(ReportPeriod.Hour hour, RequestStats stats) {
    return new HourRow(period.local(hour.start()), new MetricRow(stats, hour.seconds()));
  }

  private List<EndpointRow> rank(Map<Endpoint, EndpointDay> endpoints, MetricRow total) {
    List<Map.Entry<Endpoint, EndpointDay>> sorted = new ArrayList<>(endpoints.entrySet());
    sorted.sort(
        Comparator.comparingLong(
                (Map.Entry<Endpoint, EndpointDay> e) -> -e.getValue().stats.overTargetMicros)
            .thenComparingLong(e -> -e.getValue().stats.sumMicros)
            .thenComparingLong(e -> -e.getValue().stats.requests)
            .thenComparing(Map.Entry::getKey));
    List<EndpointRow> rows = new ArrayList<>();
    for (Map.Entry<Endpoint, EndpointDay> entry : sorted) {
      rows.add(endpointRow(rows.size() + 1, entry.getKey(), entry.getValue(), total));
    }
    return rows;
  }

  private EndpointRow endpointRow(int rank, Endpoint endpoint, EndpointDay day, MetricRow total) {
    MetricRow row = new MetricRow(day.stats, period.seconds());
    double target = policy.targetMicros(endpoint.endpoint(), endpoint.method()) / 1000.0;
    double timeShare =
        total.stats().sumMicros == 0
            ? Double.NaN
            : (double) day.stats.sumMicros / total.stats().sumMicros;
    boolean slow = day.stats.timed >= LEAST_TIMED && MetricDefinition.P95_MS.value(row) > target;
    return new EndpointRow(
        rank,
        endpoint.endpoint(),
        endpoint.method(),
        row,
        timeShare,
        slow,
        target,
        day.hours,
        List.copyOf(day.services));
  }

  private static void services(
      Map<RollupKey, RollupCell> cells,
      Set<Endpoint> folded,
      Map<Endpoint, EndpointDay> endpoints) {
    for (RollupKey key : cells.keySet()) {
      Endpoint endpoint = Endpoint.of(key);
      EndpointDay day = endpoints.get(folded.contains(endpoint) ? Endpoint.OTHER : endpoint);
      if (day != null && !key.service().isEmpty()) {
        day.services.add(key.service());
      }
    }
  }

  private static List<String> services(Map<RollupKey, RollupCell> cells) {
    Set<String> services = new TreeSet<>();
    cells.keySet().forEach(key -> services.add(key.service()));
    services.remove("");
    return List.copyOf(services);
  }

  private List<Finding> findings(
      MetricRow total,
      List<EndpointRow> endpoints,
      List<Outage> outages,
      TimeLost lost,
      Comparison comparison,
      Reliability reliability,
      Accounting accounting,
      long folded) {
    List<EndpointFacts> facts =
        endpoints.stream()
            .map(
                e ->
                    new EndpointFacts(
                        e.endpoint(),
                        e.method(),
                        e.row(),
                        e.timeShare(),
                        e.slow(),
                        e.targetMillis()))
            .toList();
    OffsetDateTime start = period.local(period.start());
    OffsetDateTime end = period.local(period.end());
    PeriodFacts known =
        new PeriodFacts(
            start,
            end,
            total,
            facts,
            outages,
            lost,
            accounting.lines() - accounting.alreadyIngested(),
            accounting.rejected(),
            maxRejectRate,
            folded,
            endpointLimit);
    List<Finding> findings =
        new ArrayList<>(reliability.findings(period.start(), period.end(), period.zone()));
    findings.addAll(FindingRules.of(known));
    findings.addAll(ComparisonFindings.of(comparison, start, end));
    findings.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(findings);
  }
}
