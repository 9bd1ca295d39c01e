package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;
import org.crmperf.jobs.metric.Decimals;

/** A row of the table of services and how they scale, ready to be shown. */
record ScalabilityLine(
    String service,
    String verdict,
    String minutes,
    String peakThroughput,
    String peakConcurrency,
    String lambda,
    String sigma,
    String kappa,
    String rSquared,
    String capacity,
    String headroom) {
  private static final int MOST_ENDPOINTS = 50;

  /** A row of the table of endpoints and the load. */
  record EndpointLine(
      String endpoint, String verdict, String rise, String idleP95, String busyP95) {}

  static List<ScalabilityLine> of(ReportModel model) {
    return model.reliability().scalability().services().stream()
        .filter(s -> s.minutes() > 0)
        .map(ScalabilityLine::line)
        .toList();
  }

  /** Endpoints that degrade with load, or miss their target when idle. */
  static List<EndpointLine> endpoints(ReportModel model) {
    return model.reliability().scalability().endpoints().stream()
        .filter(e -> e.degrades() || e.slowWhenIdle())
        .limit(MOST_ENDPOINTS)
        .map(ScalabilityLine::endpoint)
        .toList();
  }

  static String name(ServiceScalability s) {
    return s.service().isEmpty() ? "(no label)" : Printable.text(s.service());
  }

  private static ScalabilityLine line(ServiceScalability s) {
    UslFit fit = s.fit();
    boolean peak = s.verdict() == ScalabilityVerdict.PEAK_KNOWN;
    return new ScalabilityLine(
        name(s),
        Words.say(s.verdict().reason()),
        ReportPage.count(s.minutes()),
        Display.RATE.text(s.peakThroughput()),
        Decimals.fixed(s.peakConcurrency(), 1),
        fit == null ? Display.NONE : interval(fit.lambda(), 2),
        fit == null ? Display.NONE : interval(fit.sigma(), 4),
        fit == null ? Display.NONE : interval(fit.kappa(), 6),
        fit == null ? Display.NONE : Decimals.fixed(fit.rSquared(), 3),
        peak && fit != null
            ? Display.RATE.text(s.capacity()) + " /s at " + Decimals.fixed(fit.peakConcurrency(), 0)
            : Display.NONE,
        peak ? Decimals.fixed(100 * s.headroom(), 0) + " %" : Display.NONE);
  }

  private static EndpointLine endpoint(EndpointLoad e) {
    String verdict = e.degrades() ? "degrades with load" : "slow when idle";
    if (e.degrades() && e.slowWhenIdle()) {
      verdict = "degrades with load, slow when idle too";
    }
    return new EndpointLine(
        Printable.text(e.method() + " " + e.endpoint()),
        verdict,
        interval(e.rise(), 2),
        Display.duration(e.idleP95Millis()),
        Display.duration(e.busyP95Millis()));
  }

  private static String interval(Interval i, int decimals) {
    return Decimals.fixed(i.value(), decimals)
        + " ("
        + Decimals.fixed(i.low(), decimals)
        + " to "
        + Decimals.fixed(i.high(), decimals)
        + ")";
  }
}
