package org.crmperf.jobs.advice;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.millis;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Window.Words;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.Scalability;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;
import org.crmperf.jobs.text.Figures;
import org.crmperf.jobs.text.Text;

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

  private static Text named(ServiceScalability s) {
    return s.service().isEmpty()
        ? Text.of("advice.named.platform")
        : Text.of("advice.named.service", s.service());
  }

  private static Text interval(Interval i, int decimals) {
    return Figures.interval(i.value(), i.low(), i.high(), decimals);
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
                Text.of(
                    "advice.peak.evidence",
                    named(s),
                    fixed(s.capacity(), 1),
                    fixed(fit.peakConcurrency(), 0),
                    fixed(s.peakThroughput(), 1),
                    fixed(s.peakConcurrency(), 1),
                    interval(fit.sigma(), 3),
                    interval(fit.kappa(), 5)),
                Text.of(
                    "advice.peak.recommendation",
                    fixed(Math.max(1, Math.floor(fit.peakConcurrency())), 0)),
                Text.of("advice.peak.gain", fixed(Math.max(0, 100 * s.headroom()), 0))),
            0.8));
  }

  private static Finding contention(ServiceScalability s, UslFit fit, Window window) {
    return window.finding(
        Severity.MEDIUM,
        FindingKind.SCALABILITY,
        null,
        null,
        new Words(
            Text.of(
                "advice.contention.evidence",
                named(s),
                fixed(s.slowdown(), 1),
                interval(fit.sigma(), 3)),
            Text.of("advice.contention.recommendation"),
            Text.of("advice.contention.gain", fixed(100 * (1 - 1 / s.slowdown()), 0))),
        0.7);
  }

  private static Finding degrades(EndpointLoad e, Window window) {
    Text p95 =
        Double.isNaN(e.idleP95Millis()) || Double.isNaN(e.busyP95Millis())
            ? Text.NONE
            : Text.of("advice.degrades.p95", millis(e.idleP95Millis()), millis(e.busyP95Millis()));
    return window.finding(
        e.busyP95Millis() <= e.targetMillis() ? Severity.LOW : Severity.MEDIUM,
        FindingKind.SCALABILITY,
        e.endpoint(),
        e.method(),
        new Words(
            Text.sentences(
                Text.of(
                    "advice.degrades.evidence",
                    fixed(e.rise().value(), 1),
                    fixed(e.rise().low(), 1),
                    fixed(e.rise().high(), 1)),
                p95),
            Text.of(
                e.slowWhenIdle()
                    ? "advice.degrades.recommendation.idle"
                    : "advice.degrades.recommendation"),
            Text.of("advice.degrades.gain", fixed(100 * (1 - 1 / e.rise().value()), 0))),
        0.8);
  }
}
