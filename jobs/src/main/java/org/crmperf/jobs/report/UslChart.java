package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.scalability.LoadPoint;
import org.crmperf.jobs.advice.scalability.ServiceScalability;
import org.crmperf.jobs.advice.scalability.UslFit;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.text.Words;

/**
 * A service's throughput against its requests in progress: its minutes in groups, and the fitted
 * curve if there is one.
 *
 * @param curve an SVG path; empty without a fit
 */
record UslChart(
    String service, String label, List<Dot> dots, String curve, String right, String top) {
  static final int WIDTH = 320;
  static final int HEIGHT = 180;
  private static final int STEPS = 60;
  private static final double ROOM = 1.08;
  private static final double BEYOND = 1.5;

  /** A group of minutes, with its figures for the table. */
  record Dot(
      String x, String y, String concurrency, String throughput, String fitted, String minutes) {}

  static List<UslChart> of(ReportModel model, Words words) {
    return model.reliability().scalability().services().stream()
        .filter(s -> s.minutes() > 0 && !s.points().isEmpty())
        .map(s -> chart(s, words))
        .toList();
  }

  private static UslChart chart(ServiceScalability s, Words words) {
    UslFit fit = s.fit();
    double right = s.points().stream().mapToDouble(LoadPoint::concurrency).max().orElse(1);
    if (fit != null && fit.peakConcurrency() < right * BEYOND) {
      right = Math.max(right, fit.peakConcurrency());
    }
    right *= ROOM;
    double top = s.points().stream().mapToDouble(LoadPoint::throughput).max().orElse(1);
    for (int i = 1; fit != null && i <= STEPS; i++) {
      top = Math.max(top, fit.throughput(right * i / STEPS));
    }
    top *= ROOM;
    List<Dot> dots = new ArrayList<>();
    for (LoadPoint p : s.points()) {
      dots.add(
          new Dot(
              Sparkline.at(WIDTH * p.concurrency() / right),
              Sparkline.at(HEIGHT - HEIGHT * p.throughput() / top),
              Decimals.fixed(p.concurrency(), 2),
              Display.RATE.text(p.throughput(), words),
              fit == null
                  ? Display.NONE
                  : Display.RATE.text(fit.throughput(p.concurrency()), words),
              ReportPage.count(p.minutes())));
    }
    String name = ScalabilityLine.name(s, words);
    String points = ReportPage.count(dots.size());
    return new UslChart(
        name,
        words.say(fit == null ? "usl.label" : "usl.label.fit", name, points),
        dots,
        fit == null ? "" : curve(fit, right, top),
        Decimals.fixed(right, right < 10 ? 1 : 0),
        Display.RATE.text(top, words));
  }

  private static String curve(UslFit fit, double right, double top) {
    StringBuilder path = new StringBuilder("M0 " + HEIGHT);
    for (int i = 1; i <= STEPS; i++) {
      double n = right * i / STEPS;
      path.append('L')
          .append(Sparkline.at(WIDTH * n / right))
          .append(' ')
          .append(Sparkline.at(HEIGHT - HEIGHT * fit.throughput(n) / top));
    }
    return path.toString();
  }
}
