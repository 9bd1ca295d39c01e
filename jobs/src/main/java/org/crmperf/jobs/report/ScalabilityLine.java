package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.scalability.EndpointLoad;
import org.crmperf.jobs.advice.scalability.Interval;
import org.crmperf.jobs.advice.scalability.ScalabilityVerdict;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.text.Words;

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

  static List<ScalabilityLine> of(ReportModel model, Words words) {
    return model.reliability().scalability().services().stream()
        .filter(s -> s.minutes() > 0)
        .map(s -> line(s, words))
        .toList();
  }

  /** Endpoints that degrade with load, or miss their target when idle. */
  static List<EndpointLine> endpoints(ReportModel model, Words words) {
    return model.reliability().scalability().endpoints().stream()
        .filter(e -> e.degrades() || e.slowWhenIdle())
        .limit(MOST_ENDPOINTS)
        .map(e -> endpoint(e, words))
        .toList();
  }

  static String name(ServiceScalability s, Words words) {
    return s.service().isEmpty() ? words.say("usl.unnamed") : Printable.text(s.service());
  }

  private static ScalabilityLine line(ServiceScalability s, Words words) {
    UslFit fit = s.fit();
    boolean peak = s.verdict() == ScalabilityVerdict.PEAK_KNOWN;
    return new ScalabilityLine(
        name(s, words),
        words.of("cell.scaling", s.verdict()),
        ReportPage.count(s.minutes()),
        Display.RATE.text(s.peakThroughput(), words),
        Decimals.fixed(s.peakConcurrency(), 1),
        fit == null ? Display.NONE : interval(fit.lambda(), 2, words),
        fit == null ? Display.NONE : interval(fit.sigma(), 4, words),
        fit == null ? Display.NONE : interval(fit.kappa(), 6, words),
        fit == null ? Display.NONE : Decimals.fixed(fit.rSquared(), 3),
        peak && fit != null
            ? words.say(
                "usl.capacity",
                Display.RATE.text(s.capacity(), words),
                Decimals.fixed(fit.peakConcurrency(), 0))
            : Display.NONE,
        peak ? words.say("page.percent", Display.whole(100 * s.headroom())) : Display.NONE);
  }

  private static EndpointLine endpoint(EndpointLoad e, Words words) {
    String verdict = e.degrades() ? "cell.load.degrades" : "cell.load.idle";
    if (e.degrades() && e.slowWhenIdle()) {
      verdict = "cell.load.both";
    }
    return new EndpointLine(
        Printable.text(e.method() + " " + e.endpoint()),
        words.say(verdict),
        interval(e.rise(), 2, words),
        Display.duration(e.idleP95Millis()),
        Display.duration(e.busyP95Millis()));
  }

  private static String interval(Interval i, int decimals, Words words) {
    return words.say(
        "usl.interval",
        Decimals.fixed(i.value(), decimals),
        Decimals.fixed(i.low(), decimals),
        Decimals.fixed(i.high(), decimals));
  }
}
