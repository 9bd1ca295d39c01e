package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.text.Words;

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
  static List<LostLine> of(TimeLost lost, Words words) {
    return lost.rows().stream().limit(MOST).map(row -> line(row, words)).toList();
  }

  private static LostLine line(TimeLost.Row row, Words words) {
    return figures(
        words,
        Printable.text(row.method() + " " + row.endpoint()),
        Display.MILLIS.text(row.targetMillis(), words),
        Display.span(row.lostHours() * SECONDS_AN_HOUR, words),
        Display.RATIO.text(row.share(), words),
        row.ifMet());
  }

  static LostLine today(TimeLost lost, Words words) {
    return figures(
        words,
        words.say("section.lost.today"),
        Display.NONE,
        Display.NONE,
        Display.NONE,
        lost.today());
  }

  static LostLine all(TimeLost lost, Words words) {
    return figures(
        words,
        words.say("section.lost.all"),
        Display.NONE,
        Display.span(lost.lostHours() * SECONDS_AN_HOUR, words),
        Display.RATIO.text(1, words),
        lost.ifAllMet());
  }

  private static LostLine figures(
      Words words, String where, String target, String lost, String share, TimeLost.Figures f) {
    return new LostLine(
        where,
        target,
        lost,
        share,
        millis(f.p50Millis(), words),
        millis(f.p95Millis(), words),
        millis(f.p99Millis(), words),
        Double.isNaN(f.apdex()) ? Display.NONE : Display.SCORE.text(f.apdex(), words),
        Display.span(f.userHours() * SECONDS_AN_HOUR, words));
  }

  private static String millis(double value, Words words) {
    return Double.isNaN(value) ? Display.NONE : Display.MILLIS.text(value, words);
  }
}
