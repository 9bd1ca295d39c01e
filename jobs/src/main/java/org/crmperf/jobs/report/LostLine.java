package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.timelost.TimeLost;

/** One row of the time-lost table. */
record LostLine(
    String where,
    String target,
    String lost,
    String share,
    String p50,
    String p95,
    String p99,
    String apdex,
    String userHours) {
  private static final int MOST = 10;
  private static final double SECONDS_AN_HOUR = 3600;

  /** The endpoints that lost most; all of them are in time_lost.csv. */
  static List<LostLine> of(TimeLost lost) {
    return lost.rows().stream().limit(MOST).map(LostLine::line).toList();
  }

  private static LostLine line(TimeLost.Row row) {
    return figures(
        Printable.text(row.method() + " " + row.endpoint()),
        Display.MILLIS.text(row.targetMillis()),
        Display.span(row.lostHours() * SECONDS_AN_HOUR),
        Display.RATIO.text(row.share()),
        row.ifMet());
  }

  static LostLine today(TimeLost lost) {
    return figures("as it is", Display.NONE, Display.NONE, Display.NONE, lost.today());
  }

  static LostLine all(TimeLost lost) {
    return figures(
        "if every endpoint met its target",
        Display.NONE,
        Display.span(lost.lostHours() * SECONDS_AN_HOUR),
        Display.RATIO.text(1),
        lost.ifAllMet());
  }

  private static LostLine figures(
      String where, String target, String lost, String share, TimeLost.Figures f) {
    return new LostLine(
        where,
        target,
        lost,
        share,
        millis(f.p50Millis()),
        millis(f.p95Millis()),
        millis(f.p99Millis()),
        Double.isNaN(f.apdex()) ? Display.NONE : Display.SCORE.text(f.apdex()),
        Display.span(f.userHours() * SECONDS_AN_HOUR));
  }

  private static String millis(double value) {
    return Double.isNaN(value) ? Display.NONE : Display.MILLIS.text(value);
  }
}
