package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.text.Words;

/**
 * A row of the table of objectives, ready to be shown.
 *
 * @param bar the budget used, 0 to 1; empty if there was nothing to judge
 * @param overdrawn whether more than the budget was used
 */
record SloLine(
    String objective,
    String share,
    String good,
    String state,
    String usedOfPeriod,
    String bar,
    boolean overdrawn,
    String usedOfTrailing,
    String trailingDays) {

  /** A row of the table of alerts. */
  record AlertLine(
      String objective, String window, String fired, String ended, String peak, String requests) {}

  static List<SloLine> of(ReportModel model, Words words) {
    return model.reliability().slo().statuses().stream().map(s -> line(s, words)).toList();
  }

  static List<AlertLine> alerts(ReportModel model, Words words) {
    Moments moments = Moments.of(model);
    List<AlertLine> lines = new ArrayList<>();
    for (SloStatus status : model.reliability().slo().statuses()) {
      for (BurnAlert alert : status.alerts()) {
        lines.add(
            new AlertLine(
                name(status.objective(), words),
                alert.window().name(),
                moments.moment(alert.fired()),
                alert.ended() == null ? words.say("cell.alert.on") : moments.moment(alert.ended()),
                burn(alert.peakBurn()),
                words.say(
                    "cell.of", ReportPage.count(alert.bad()), ReportPage.count(alert.total()))));
      }
    }
    return lines;
  }

  private static SloLine line(SloStatus s, Words words) {
    boolean none = s.period().total() == 0;
    return new SloLine(
        name(s.objective(), words),
        Display.RATIO.text(s.objective().share(), words),
        none ? Display.NONE : Display.RATIO.text(s.period().good(), words),
        none
            ? Display.NONE
            : words.say(s.period().missed() ? "cell.objective.missed" : "cell.objective.kept"),
        used(s.period().used(), words),
        bar(s.period().used()),
        s.period().used() > 1,
        used(s.trailing().used(), words),
        ReportPage.count(s.trailingDays()));
  }

  /** What an objective asks for. */
  static String name(Objective o, Words words) {
    String what =
        o.kind() == Objective.Kind.AVAILABILITY
            ? words.say("cell.objective.availability")
            : words.say("cell.objective.latency", Display.duration(o.latencyMillis()));
    return o.service().isEmpty()
        ? what
        : words.say("cell.objective.service", Printable.text(o.service()), what);
  }

  private static String burn(double rate) {
    return Double.isFinite(rate) ? String.format(Locale.ROOT, "%.1f", rate) : Display.NONE;
  }

  private static String bar(double used) {
    return Double.isNaN(used) ? "" : String.format(Locale.ROOT, "%.3f", Math.min(1, used));
  }

  private static String used(double share, Words words) {
    return Double.isFinite(share) ? Display.RATIO.text(share, words) : Display.NONE;
  }
}
