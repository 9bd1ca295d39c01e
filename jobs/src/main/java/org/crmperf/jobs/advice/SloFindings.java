package org.crmperf.jobs.advice;

import static org.crmperf.jobs.advice.Window.millis;
import static org.crmperf.jobs.advice.Window.moment;
import static org.crmperf.jobs.advice.Window.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.crmperf.jobs.advice.Window.Words;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloReport;
import org.crmperf.jobs.advice.slo.SloStatus;

/** Objectives that were missed, or whose alerts would have fired. */
final class SloFindings {
  private static final int MOST_ALERTS = 4;
  private static final long LEAST_BAD = 10;

  private SloFindings() {}

  static List<Finding> of(SloReport slo, Window window) {
    List<Finding> findings = new ArrayList<>();
    for (SloStatus status : slo.statuses()) {
      boolean missed = status.period().missed();
      boolean gated = status.objective().gated();
      boolean paged = status.alerts().stream().anyMatch(a -> isEnough(a) && a.window().page());
      boolean alerted = status.alerts().stream().anyMatch(SloFindings::isEnough);
      if (gated && (missed || alerted)) {
        Severity severity = missed || paged ? Severity.HIGH : Severity.MEDIUM;
        findings.add(finding(status, severity, window));
      }
    }
    return findings;
  }

  /** Whether it is about more bad requests than a quiet night has by chance. */
  private static boolean isEnough(BurnAlert alert) {
    return alert.bad() >= LEAST_BAD;
  }

  private static Finding finding(SloStatus status, Severity severity, Window window) {
    return window.finding(
        severity,
        FindingKind.SLO,
        null,
        null,
        new Words(evidence(status), recommendation(status), gain(status)),
        status.period().total() >= 1000 ? 0.95 : 0.6);
  }

  /** The objective in words. */
  static String objective(Objective o) {
    String what =
        o.kind() == Objective.Kind.AVAILABILITY
            ? "are no errors"
            : "answer within " + millis(o.latencyMillis());
    String of = o.service().isEmpty() ? "" : " of service " + o.service();
    return text("%.3f %% of requests%s %s", 100 * o.share(), of, what);
  }

  private static String evidence(SloStatus s) {
    StringBuilder out = new StringBuilder();
    out.append(
        text(
            "Objective: %s; it was %.3f %%, %s.",
            objective(s.objective()),
            100 * s.period().good(),
            s.period().missed() ? "missed" : "kept"));
    if (s.trailing().total() > 0) {
      out.append(
          text(
              " Error budget of 30 days: %.0f %% used, by %d days with requests.",
              100 * s.trailing().used(), s.trailingDays()));
    }
    if (!s.alerts().isEmpty()) {
      out.append(
          s.alerts().stream()
              .limit(MOST_ALERTS)
              .map(SloFindings::alert)
              .collect(Collectors.joining("; ", " Alerts: ", ".")));
    }
    return out.toString();
  }

  private static String alert(BurnAlert alert) {
    return alert.window().name()
        + " from "
        + moment(alert.fired())
        + (alert.ended() == null ? ", still on at the end" : " to " + moment(alert.ended()));
  }

  private static String recommendation(SloStatus s) {
    return s.trailing().used() > 1
        ? "The budget of 30 days is overdrawn: put what failed most before new features."
        : "Look at the outages and errors of the minutes before these alerts fired.";
  }

  private static String gain(SloStatus s) {
    double over = s.period().bad() - s.period().allowed() * s.period().total();
    return over > 0 ? text("%.0f bad requests fewer would have kept it", Math.ceil(over)) : "";
  }
}
