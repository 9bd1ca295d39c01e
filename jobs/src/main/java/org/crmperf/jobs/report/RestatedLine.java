package org.crmperf.jobs.report;

import java.util.List;

/** A restated hour as the page shows it: what was reported first, and what holds now. */
record RestatedLine(
    String hour,
    String requestsBefore,
    String requests,
    String errorsBefore,
    String errors,
    String p95Before,
    String p95) {

  static List<RestatedLine> of(Restatement restatement) {
    return restatement.hours().stream().map(RestatedLine::of).toList();
  }

  private static RestatedLine of(RestatedHour hour) {
    HourFigures before = hour.before();
    HourFigures after = hour.after();
    return new RestatedLine(
        Times.dateAndClock(hour.start()) + " " + Times.offset(hour.start()),
        ReportPage.count(before.requests()),
        ReportPage.count(after.requests()),
        ReportPage.count(before.errors()),
        ReportPage.count(after.errors()),
        millis(before),
        millis(after));
  }

  private static String millis(HourFigures figures) {
    return figures.p95().isEmpty()
        ? Display.NONE
        : Display.duration(Double.parseDouble(figures.p95()));
  }
}
