package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.metric.Decimals;
import org.jspecify.annotations.Nullable;

/** The comparison with the baseline as the page shows it. */
record ChangeWords(Comparison comparison, List<Line> lines) {
  /** Rows of the table; all of them are in baseline.csv. */
  private static final int MOST = 40;

  /**
   * A changed endpoint.
   *
   * @param ratio its own change, with its 95 % interval
   */
  record Line(
      String change,
      String where,
      String requests,
      String p95,
      String baselineP95,
      String ratio,
      String errors,
      String throughput) {}

  static ChangeWords of(Comparison comparison) {
    return new ChangeWords(
        comparison,
        comparison.changes().stream()
            .filter(ChangeWords::isWorthALine)
            .limit(MOST)
            .map(ChangeWords::line)
            .toList());
  }

  private static boolean isWorthALine(EndpointChange change) {
    EndpointChange.Throughput throughput = change.throughput();
    return (change.change() != Change.UNCHANGED && change.change() != Change.TOO_SMALL)
        || (throughput != null && throughput.changed() != 0);
  }

  static String throughput(int changed) {
    if (changed == 0) {
      return "unchanged";
    }
    return changed > 0 ? "more" : "fewer";
  }

  boolean isCompared() {
    return comparison.hours() > 0;
  }

  /** Which baseline, why, and over how many hours. */
  String baseline() {
    return Words.say(comparison.choice().reason())
        + (isCompared() ? " " + comparison.hours() + " hours of the day have both sides." : "");
  }

  /** How many endpoints changed, and how many could not be told. */
  String counts() {
    return count(Change.REGRESSED)
        + " regressed, "
        + count(Change.IMPROVED)
        + " improved, "
        + count(Change.NEW)
        + " new, "
        + count(Change.GONE)
        + " gone, "
        + count(Change.UNCHANGED)
        + " unchanged; "
        + count(Change.TOO_SMALL)
        + " have too few requests to tell, and nothing is said of them. All endpoints together: "
        + percent(comparison.commonRatio())
        + " in time; an endpoint's change is what goes beyond that.";
  }

  /** What the p95's shift is made of. */
  String shift() {
    MixShift shift = comparison.shift();
    if (shift == null) {
      return "";
    }
    return "The p95 went from "
        + Display.duration(shift.baselineMillis())
        + " to "
        + Display.duration(shift.periodMillis())
        + ": "
        + signed(shift.mixMillis())
        + " ms by mix (traffic moved between fast and slow endpoints), "
        + signed(shift.slowdownMillis())
        + " ms by endpoints' own times; "
        + signed(shift.residualMillis())
        + " ms of it belongs to both at once and is halved between them.";
  }

  private String count(Change change) {
    return ReportPage.count(comparison.count(change));
  }

  private static Line line(EndpointChange change) {
    EndpointChange.Time time = change.time();
    EndpointChange.Throughput throughput = change.throughput();
    return new Line(
        change.change().column(),
        Printable.text(change.method() + " " + change.endpoint()),
        ReportPage.count(change.requests()),
        time == null ? Display.NONE : Display.MILLIS.text(time.p95().micros() / 1000.0),
        time == null ? Display.NONE : Display.MILLIS.text(time.baselineP95().micros() / 1000.0),
        time == null
            ? Display.NONE
            : percent(time.ratio())
                + " ("
                + percent(time.low())
                + " to "
                + percent(time.high())
                + (time.tail() ? ", tail)" : ")"),
        errors(change.errors()),
        throughput == null
            ? Display.NONE
            : throughput(throughput.changed()) + ", " + percent(throughput.ratio()));
  }

  private static String errors(EndpointChange.@Nullable Errors errors) {
    return errors == null
        ? Display.NONE
        : Display.RATIO.text(errors.rate())
            + ", before "
            + Display.RATIO.text(errors.baselineRate());
  }

  private static String percent(double ratio) {
    return Double.isNaN(ratio) ? Display.NONE : signed(100 * (ratio - 1)) + " %";
  }

  private static String signed(double value) {
    String text = Decimals.fixed(value, 0);
    return value >= 0.5 ? "+" + text : text;
  }
}
