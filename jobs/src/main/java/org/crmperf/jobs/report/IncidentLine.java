package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Incident;

/** A row of the table of incidents, ready to be shown. */
record IncidentLine(
    String what,
    String where,
    String start,
    String end,
    String minutes,
    String requests,
    String errors,
    String share,
    String hit,
    String first) {
  /** Rows shown; a page of more is not read. */
  private static final int MOST = 100;

  static List<IncidentLine> of(ReportModel model) {
    return model.reliability().availability().incidents().stream()
        .limit(MOST)
        .map(IncidentLine::line)
        .toList();
  }

  private static IncidentLine line(Incident i) {
    return new IncidentLine(
        i.outage() ? "outage" : "error burst",
        Printable.text(Words.say(i.where())),
        Times.dateAndClock(i.start()),
        Times.dateAndClock(i.end()),
        ReportPage.count(i.minutes()),
        ReportPage.count(i.requests()),
        ReportPage.count(i.errors()),
        Display.RATIO.text(i.errorShare()),
        ReportPage.count(i.radius().endpointsHit())
            + " of "
            + ReportPage.count(i.radius().endpointsSeen()),
        first(i));
  }

  private static String first(Incident i) {
    FirstSign first = i.first();
    if (first == null) {
      return i.retryStorm() ? "together; requests rose" : "together";
    }
    String where = Words.say(i.where(first));
    String verb = first.kind() == FirstSign.Kind.FAILED ? " failed " : " slowed ";
    return Printable.text(where) + verb + first.minutesBefore() + " min before";
  }
}
