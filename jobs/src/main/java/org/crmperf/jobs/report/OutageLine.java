package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.advice.Outage;
import org.crmperf.jobs.text.Words;

/** A row of the table of outages, ready to be shown. */
record OutageLine(
    String start, String end, String minutes, String requests, String errors, String peak) {

  static List<OutageLine> of(ReportModel model, Words words) {
    Moments moments = Moments.of(model);
    return model.outages().stream().map(outage -> line(outage, moments, words)).toList();
  }

  /** What is said in place of the table: minutes may be down and too few in a row. */
  static String none(ReportModel model, Words words) {
    long down = model.total().stats().downMinutes;
    int least = model.rules().minOutageMinutes();
    if (down == 0) {
      return words.say("section.outages.none");
    }
    return down == 1
        ? words.say("section.outages.short.one", least)
        : words.say("section.outages.short", down, least);
  }

  private static OutageLine line(Outage outage, Moments moments, Words words) {
    return new OutageLine(
        moments.moment(outage.start()),
        moments.moment(outage.end()),
        ReportPage.count(outage.minutes()),
        ReportPage.count(outage.requests()),
        ReportPage.count(outage.errors()),
        Display.RATIO.text(outage.peakErrorRate(), words));
  }
}
