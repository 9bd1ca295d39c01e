package org.crmperf.jobs.report;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.slo.BurnAlert;
import org.crmperf.jobs.advice.slo.SloStatus;
import org.crmperf.jobs.text.Words;

/**
 * Alerts on a time line of the days reported: a row for each objective and pair of windows.
 *
 * @param hours labels of the axis and where they are
 */
record SloChart(List<Row> rows, List<Label> hours) {
  static final int WIDTH = 720;
  static final int ROW = 26;
  private static final int LABELS = 6;

  /** Of labels that hold a date and an offset. */
  private static final int LONG_LABELS = 4;

  /** A row: what it is about, and its alerts. */
  record Row(String name, String y, List<Bar> bars) {}

  /** An alert. */
  record Bar(String label, String x, String width, boolean page) {}

  /** A label of the axis. */
  record Label(String text, String x) {}

  int height() {
    return rows.size() * ROW + ROW;
  }

  String axis() {
    return Integer.toString(rows.size() * ROW);
  }

  String text() {
    return Integer.toString(rows.size() * ROW + 18);
  }

  static SloChart of(ReportModel model, Words words) {
    OffsetDateTime start = model.hours().get(0).start();
    ReportModel.HourRow last = model.hours().get(model.hours().size() - 1);
    OffsetDateTime end = last.start().plusSeconds(last.row().seconds());
    Moments moments = Moments.of(model);
    List<Row> rows = new ArrayList<>();
    for (SloStatus status : model.reliability().slo().statuses()) {
      String window = "";
      for (BurnAlert alert : status.alerts()) {
        if (!alert.window().name().equals(window)) {
          window = alert.window().name();
          rows.add(
              new Row(
                  words.say("timeline.row", SloLine.name(status.objective(), words), window),
                  Integer.toString(rows.size() * ROW),
                  new ArrayList<>()));
        }
        rows.get(rows.size() - 1).bars().add(bar(alert, start, end, moments, words));
      }
    }
    List<Label> labels = new ArrayList<>();
    int most = moments.days() && moments.offsets() ? LONG_LABELS : LABELS;
    for (int i = 0; i < most; i++) {
      int hour = i * model.hours().size() / most;
      labels.add(
          new Label(
              moments.clock(model.hours().get(hour).start()),
              Sparkline.at((double) WIDTH * hour / model.hours().size())));
    }
    return new SloChart(rows, labels);
  }

  private static Bar bar(
      BurnAlert alert, OffsetDateTime start, OffsetDateTime end, Moments moments, Words words) {
    double seconds = Duration.between(start, end).toSeconds();
    OffsetDateTime until = alert.ended() == null ? end : alert.ended();
    double from = WIDTH * Math.max(0, Duration.between(start, alert.fired()).toSeconds() / seconds);
    double to = WIDTH * Math.min(1, Duration.between(start, until).toSeconds() / seconds);
    return new Bar(
        words.say(
            "timeline.bar",
            alert.window().name(),
            moments.moment(alert.fired()),
            moments.moment(until)),
        Sparkline.at(from),
        Sparkline.at(Math.max(3, to - from)),
        alert.window().page());
  }
}
