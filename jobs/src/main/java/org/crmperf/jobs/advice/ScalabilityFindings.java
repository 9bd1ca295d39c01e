package org.crmperf.jobs.advice;

import static org.crmperf.jobs.advice.Window.millis;
import static org.crmperf.jobs.advice.Window.text;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Window.Words;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;

/** Services near their capacity, and endpoints that degrade with load. */
final class ScalabilityFindings {
  private static final int MOST_ENDPOINTS = 5;
  private static final double LITTLE_HEADROOM = 0.3;
  private static final double NO_HEADROOM = 0.1;
  private static final double MUCH_SLOWER = 1.5;

  private ScalabilityFindings() {}

  static List<Finding> of(Scalability scalability, Window window) {
    List<Finding> findings = new ArrayList<>();
    for (ServiceScalability s : scalability.services()) {
      UslFit fit = s.fit();
      if (fit != null && s.verdict() == ScalabilityVerdict.PEAK_KNOWN) {
        peak(s, fit, window, findings);
      } else if (fit != null
          && s.verdict() == ScalabilityVerdict.CONTENTION
          && s.slowdown() >= MUCH_SLOWER) {
        findings.add(contention(s, fit, window));
      }
    }
    scalability.endpoints().stream()
        .filter(EndpointLoad::degrades)
        .limit(MOST_ENDPOINTS)
        .forEach(e -> findings.add(degrades(e, window)));
    return findings;
  }

  private static String named(ServiceScalability s) {
    return s.service().isEmpty() ? "The platform" : "Service " + s.service();
  }

  private static void peak(
      ServiceScalability s, UslFit fit, Window window, List<Finding> findings) {
    if (s.headroom() > LITTLE_HEADROOM) {
      return;
    }
    findings.add(
        window.finding(
            s.headroom() <= NO_HEADROOM ? Severity.HIGH : Severity.MEDIUM,
            FindingKind.SCALABILITY,
            null,
            null,
            new Words(
                text(
                    "%s cannot answer more than about %.1f requests/s, with %.0f in progress; the"
                        + " busiest minutes had %.1f/s with %.1f. Contention %.3f (%.3f to %.3f),"
                        + " coherency %.5f (%.5f to %.5f).",
                    named(s),
                    s.capacity(),
                    fit.peakConcurrency(),
                    s.peakThroughput(),
                    s.peakConcurrency(),
                    fit.sigma().value(),
                    fit.sigma().low(),
                    fit.sigma().high(),
                    fit.kappa().value(),
                    fit.kappa().low(),
                    fit.kappa().high()),
                text(
                    "Admit at most %.0f requests at a time and let the others queue, then reduce"
                        + " what requests share: locks, hot rows, one connection pool.",
                    Math.max(1, Math.floor(fit.peakConcurrency()))),
                text(
                    "%.0f %% more load is all it can take as it is",
                    Math.max(0, 100 * s.headroom()))),
            0.8));
  }

  private static Finding contention(ServiceScalability s, UslFit fit, Window window) {
    return window.finding(
        Severity.MEDIUM,
        FindingKind.SCALABILITY,
        null,
        null,
        new Words(
            text(
                "%s: at the busiest, requests take %.1f times as long as one alone would;"
                    + " contention %.3f (%.3f to %.3f).",
                named(s), s.slowdown(), fit.sigma().value(), fit.sigma().low(), fit.sigma().high()),
            "Look for what requests take turns at: a lock, a pool, a single disk or core.",
            text("%.0f %% of the time at peak load", 100 * (1 - 1 / s.slowdown()))),
        0.7);
  }

  private static Finding degrades(EndpointLoad e, Window window) {
    String p95 =
        Double.isNaN(e.idleP95Millis()) || Double.isNaN(e.busyP95Millis())
            ? ""
            : text(
                " p95 is %s in idle hours and %s in busy ones.",
                millis(e.idleP95Millis()), millis(e.busyP95Millis()));
    return window.finding(
        e.busyP95Millis() <= e.targetMillis() ? Severity.LOW : Severity.MEDIUM,
        FindingKind.SCALABILITY,
        e.endpoint(),
        e.method(),
        new Words(
            text(
                "It slows with the load of the others: %.1f times (%.1f to %.1f) from idle to busy."
                    + "%s",
                e.rise().value(), e.rise().low(), e.rise().high(), p95),
            e.slowWhenIdle()
                ? "It misses its target when idle too: mend the endpoint before adding capacity."
                : "Look for what it shares with others when they are busy: database, pool, cores.",
            text("%.0f %% of its time in busy hours", 100 * (1 - 1 / e.rise().value()))),
        0.8);
  }
}
