package org.crmperf.jobs.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.advice.timelost.TimeLostAnalysis;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.TargetRule;
import org.crmperf.jobs.report.ReportModel.EndpointRow;
import org.crmperf.jobs.text.Text;

/** What {@link SampleReports} say of time lost and of their baseline. */
final class SampleAdvice {
  private static final LocalDate BASELINE = LocalDate.of(2026, 11, 14);

  private SampleAdvice() {}

  static TimeLost timeLost(List<EndpointRow> rows, RequestStats total) {
    Map<Endpoint, RequestStats> stats = new LinkedHashMap<>();
    List<TargetRule> targets = new ArrayList<>();
    for (EndpointRow row : rows) {
      stats.put(new Endpoint(row.endpoint(), row.method()), row.row().stats());
      double target = row.targetMillis();
      targets.add(new TargetRule(row.endpoint(), row.method(), target, target));
    }
    return TimeLostAnalysis.of(stats, total, new MetricPolicy(List.of(), targets, 0.5));
  }

  static Comparison nothingToCompare() {
    return Comparison.none(
        new BaselineChoice(
            "same-weekday", List.of(), true, Text.of("advice.baseline.nothing.kind")));
  }

  /** The first endpoints changed in every way there is, the others did not. */
  static Comparison comparison(List<EndpointRow> rows) {
    List<EndpointChange> changes = new ArrayList<>();
    Change[] kinds = Change.values();
    for (int e = 0; e < rows.size(); e++) {
      EndpointRow row = rows.get(e);
      Change change = e < kinds.length ? kinds[e] : Change.UNCHANGED;
      boolean both =
          change == Change.REGRESSED || change == Change.IMPROVED || change == Change.UNCHANGED;
      changes.add(
          new EndpointChange(
              row.endpoint(),
              row.method(),
              change,
              change == Change.GONE ? 0 : row.row().stats().requests,
              change == Change.NEW ? 0 : row.row().stats().requests,
              both ? time(change) : null,
              both ? new EndpointChange.Errors(Change.UNCHANGED, 12, 0.002, 0.001, 1, 1) : null,
              both ? new EndpointChange.Throughput(1.07, 1.02, 0, 0.8) : null));
    }
    return new Comparison(
        new BaselineChoice(
            "same-weekday", List.of(BASELINE), false, Text.of("advice.baseline.weekday", BASELINE)),
        24,
        new MixShift(820, 900, 30, 50, 4),
        1.03,
        Change.UNCHANGED,
        0.6,
        0.015,
        40,
        changes);
  }

  private static EndpointChange.Time time(Change change) {
    double ratio = 1;
    if (change != Change.UNCHANGED) {
      ratio = change == Change.REGRESSED ? 1.24 : 0.8;
    }
    return new EndpointChange.Time(
        change,
        new QuantileInterval(Math.round(410_000 * ratio), 480_000, 530_000),
        new QuantileInterval(410_000, 390_000, 430_000),
        change == Change.IMPROVED,
        ratio,
        ratio * 0.9,
        ratio * 1.1,
        change == Change.UNCHANGED ? 1 : 0.001,
        0.4,
        change == Change.REGRESSED ? List.of(9, 10) : List.of());
  }

  /** One, after 14:00. */
  static List<Outage> outages(List<OffsetDateTime> starts) {
    return starts.stream()
        .filter(start -> start.getHour() == 14)
        .map(s -> new Outage(s.plusMinutes(7), s.plusMinutes(14), 7, 212, 174, 0.96875))
        .toList();
  }
}
