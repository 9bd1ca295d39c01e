package org.crmperf.jobs.report;

import java.time.LocalDate;
import java.util.List;
import org.crmperf.jobs.advice.memory.EndpointHistory;
import org.crmperf.jobs.text.Words;
import org.jspecify.annotations.Nullable;

/** A row of the table of endpoints that are or were slow, ready to be shown. */
record MemoryLine(
    String endpoint,
    String state,
    String since,
    String slowNights,
    String knownNights,
    String firstSlow,
    String lastSlow,
    String owner,
    String note) {
  private static final int MOST = 100;

  static List<MemoryLine> of(ReportModel model, Words words) {
    return model.memory().endpoints().stream().limit(MOST).map(h -> line(h, words)).toList();
  }

  private static MemoryLine line(EndpointHistory h, Words words) {
    String state = words.of("cell.memory", h.state());
    return new MemoryLine(
        Printable.text(h.method() + " " + h.endpoint()),
        h.owner().watch() && h.state() != EndpointHistory.State.WATCHED
            ? words.say("cell.memory.and.watched", state)
            : state,
        day(h.since()),
        Integer.toString(h.slowNights()),
        Integer.toString(h.knownNights()),
        day(h.firstSlow()),
        day(h.lastSlow()),
        Printable.text(h.owner().owner()),
        Printable.text(h.owner().note()));
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? Display.NONE : day.toString();
  }
}
