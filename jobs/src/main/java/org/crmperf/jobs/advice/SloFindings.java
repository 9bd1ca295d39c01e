package org.crmperf.jobs.advice;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.millis;
import static org.crmperf.jobs.text.Figures.percent;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.advice.Window.Words;
import org.crmperf.jobs.advice.series.Clock;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.text.Text;

/** Objectives that were missed, or whose alerts would have fired. */
final class SloFindings {
  private static final int MOST_ALERTS = 4;
  private static final long LEAST_BAD = 10;

  private SloFindings() {}

  static List<Finding> of(SloReport slo, Window window, Clock clock) {
    List<Finding> findings = new ArrayList<>();
    for (SloStatus status : slo.statuses()) {
      boolean missed = status.period().missed();
      boolean gated = status.objective().gated();
      boolean paged = status.alerts().stream().anyMatch(a -> isEnough(a) && a.window().page());
      boolean alerted = status.alerts().stream().anyMatch(SloFindings::isEnough);
      if (gated && (missed || alerted)) {
        Severity severity = missed || paged ? Severity.HIGH : Severity.MEDIUM;
        Words words = new Words(evidence(status, clock), recommendation(status), gain(status));
        findings.add(finding(status, severity, window, words));
      }
    }
    return findings;
  }

  /** Whether it is about more bad requests than a quiet night has by chance. */
  private static boolean isEnough(BurnAlert alert) {
    return alert.mostBad() >= LEAST_BAD;
  }

  private static Finding finding(SloStatus status, Severity severity, Window window, Words words) {
    return window.finding(
        severity, FindingKind.SLO, null, null, words, status.period().total() >= 1000 ? 0.95 : 0.6);
  }

  /** The objective in words. */
  private static Text objective(Objective o) {
    String share = fixed(100 * o.share(), 3);
    Text of = o.service().isEmpty() ? Text.NONE : Text.of("advice.of_service", o.service());
    return o.kind() == Objective.Kind.AVAILABILITY
        ? Text.of("advice.slo.available", share, of)
        : Text.of("advice.slo.quick", share, of, millis(o.latencyMillis()));
  }

  private static Text evidence(SloStatus s, Clock clock) {
    Text budget =
        s.trailing().total() == 0
            ? Text.NONE
            : s.trailingDays() == 1
                ? Text.of("advice.slo.budget.one", percent(s.trailing().used()))
                : Text.of("advice.slo.budget", percent(s.trailing().used()), s.trailingDays());
    return Text.sentences(
        Text.of(
            s.period().missed() ? "advice.slo.missed" : "advice.slo.kept",
            objective(s.objective()),
            fixed(100 * s.period().good(), 3)),
        budget,
        alerts(s, clock));
  }

  /**
   * Those that are about enough requests, the worst few of them in full. The others are counted
   * with those that are about fewer, so that all of them are as many as the report's table has.
   */
  private static Text alerts(SloStatus s, Clock clock) {
    List<BurnAlert> told =
        s.alerts().stream()
            .filter(SloFindings::isEnough)
            .sorted(Comparator.comparingDouble(a -> -a.peakBurn()))
            .limit(MOST_ALERTS)
            .toList();
    if (told.isEmpty()) {
      return Text.NONE;
    }
    Text inFull = Text.clauses(told.stream().map(a -> alert(a, clock)).toList());
    int more = s.alerts().size() - told.size();
    return more == 0
        ? Text.of("advice.slo.alerts", inFull)
        : Text.of("advice.slo.alerts.more", inFull, more);
  }

  private static Text alert(BurnAlert alert, Clock clock) {
    OffsetDateTime ended = alert.ended();
    Text fired = clock.dated(alert.fired());
    if (ended == null) {
      return Text.of("advice.slo.alert.on", alert.window().name(), fired);
    }
    boolean sameDay = ended.toLocalDate().equals(alert.fired().toLocalDate());
    return Text.of(
        "advice.slo.alert",
        alert.window().name(),
        fired,
        sameDay ? clock.clock(ended) : clock.dated(ended));
  }

  private static Text recommendation(SloStatus s) {
    if (s.trailing().used() > 1) {
      return Text.of("advice.slo.overdrawn");
    }
    if (s.alerts().stream().anyMatch(SloFindings::isEnough)) {
      return Text.of("advice.slo.recommendation");
    }
    return Text.of(
        s.objective().kind() == Objective.Kind.AVAILABILITY
            ? "advice.slo.recommendation.errors"
            : "advice.slo.recommendation.slow");
  }

  private static Text gain(SloStatus s) {
    double over = s.period().bad() - s.period().allowed() * s.period().total();
    return over > 0 ? Text.counted("advice.slo.gain", (long) Math.ceil(over)) : Text.NONE;
  }
}
