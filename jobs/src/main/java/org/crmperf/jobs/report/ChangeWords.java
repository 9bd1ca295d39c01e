package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/** The comparison with the baseline as the page shows it. */
record ChangeWords(Comparison comparison, List<Line> lines, Words words) {
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

  static ChangeWords of(Comparison comparison, Words words) {
    return new ChangeWords(
        comparison,
        comparison.changes().stream()
            .filter(ChangeWords::isWorthALine)
            .limit(MOST)
            .map(change -> line(change, words))
            .toList(),
        words);
  }

  private static boolean isWorthALine(EndpointChange change) {
    EndpointChange.Throughput throughput = change.throughput();
    return (change.change() != Change.UNCHANGED && change.change() != Change.TOO_SMALL)
        || (throughput != null && throughput.changed() != 0);
  }

  /** As baseline.csv has it. */
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
    String reason = words.say(comparison.choice().reason());
    return isCompared()
        ? words.say("section.baseline.compared", reason, comparison.hours())
        : reason;
  }

  /** How many endpoints changed, and how many could not be told. */
  String counts() {
    return words.say(
        "section.baseline.counts",
        count(Change.REGRESSED),
        count(Change.IMPROVED),
        count(Change.NEW),
        count(Change.GONE),
        count(Change.UNCHANGED),
        count(Change.TOO_SMALL),
        Display.change(comparison.commonRatio(), words));
  }

  /** What the p95's shift is made of. */
  String shift() {
    MixShift shift = comparison.shift();
    if (shift == null) {
      return "";
    }
    return words.say(
        "section.baseline.shift",
        Display.duration(shift.baselineMillis()),
        Display.duration(shift.periodMillis()),
        Display.signed(shift.mixMillis()),
        Display.signed(shift.slowdownMillis()),
        Display.signed(shift.residualMillis()));
  }

  private String count(Change change) {
    return ReportPage.count(comparison.count(change));
  }

  private static Line line(EndpointChange change, Words words) {
    EndpointChange.Time time = change.time();
    EndpointChange.Throughput throughput = change.throughput();
    return new Line(
        words.of("page.change", change.change()),
        Printable.text(change.method() + " " + change.endpoint()),
        ReportPage.count(change.requests()),
        time == null ? Display.NONE : Display.MILLIS.text(time.p95().micros() / 1000.0, words),
        time == null
            ? Display.NONE
            : Display.MILLIS.text(time.baselineP95().micros() / 1000.0, words),
        time == null
            ? Display.NONE
            : words.say(
                time.tail() ? "cell.change.time.tail" : "cell.change.time",
                Display.change(time.ratio(), words),
                Display.change(time.low(), words),
                Display.change(time.high(), words)),
        errors(change.errors(), words),
        throughput == null
            ? Display.NONE
            : words.say(
                "cell.change.requests." + throughput(throughput.changed()),
                Display.change(throughput.ratio(), words)));
  }

  private static String errors(EndpointChange.@Nullable Errors errors, Words words) {
    return errors == null
        ? Display.NONE
        : words.say(
            "cell.change.errors",
            Display.RATIO.text(errors.rate(), words),
            Display.RATIO.text(errors.baselineRate(), words));
  }
}
