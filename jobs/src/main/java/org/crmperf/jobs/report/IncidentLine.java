package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.text.Words;

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

  static List<IncidentLine> of(ReportModel model, Words words) {
    Moments moments = Moments.of(model);
    return model.reliability().availability().incidents().stream()
        .limit(MOST)
        .map(incident -> line(incident, moments, words))
        .toList();
  }

  private static IncidentLine line(Incident i, Moments moments, Words words) {
    return new IncidentLine(
        words.say(i.outage() ? "cell.incident.outage" : "cell.incident.burst"),
        where(i, words),
        moments.moment(i.start()),
        moments.moment(i.end()),
        ReportPage.count(i.minutes()),
        ReportPage.count(i.requests()),
        ReportPage.count(i.errors()),
        Display.RATIO.text(i.errorShare(), words),
        words.say(
            "cell.of",
            ReportPage.count(i.radius().endpointsHit()),
            ReportPage.count(i.radius().endpointsSeen())),
        first(i, words));
  }

  /** What it is about. */
  private static String where(Incident i, Words words) {
    return switch (i.scope()) {
      case PLATFORM -> words.say("cell.incident.platform");
      case SERVICE -> words.say("cell.incident.service", Printable.text(i.service()));
      case ENDPOINT -> Printable.text(i.method() + " " + i.endpoint());
    };
  }

  private static String first(Incident i, Words words) {
    FirstSign first = i.first();
    if (first == null) {
      return words.say(
          i.retryStorm() ? "cell.incident.together.retries" : "cell.incident.together");
    }
    String where = first.where().isEmpty() ? where(i, words) : Printable.text(first.where());
    return words.say(
        first.kind() == FirstSign.Kind.FAILED ? "cell.incident.failed" : "cell.incident.slowed",
        where,
        first.minutesBefore());
  }
}
