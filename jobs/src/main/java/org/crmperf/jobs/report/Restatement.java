package org.crmperf.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says otherwise than the reports of the same days before it. An hour that was not
 * over when it was reported is continued, not restated.
 *
 * @param hours as first reported, and now
 * @param news as in the report before this one, and now
 */
public record Restatement(List<RestatedHour> hours, List<RestatedHour> news) {
  private static final long HOUR_SECONDS = 3600;

  /** A report of days that were not reported before. */
  static final Restatement NONE = new Restatement(List.of(), List.of());

  /** What a model says otherwise than the report that is in its folder now. */
  public static Restatement of(ReportModel model, ReportStore store) {
    return of(model, FormerReport.read(store, ReportFiles.folder(model)));
  }

  static Restatement of(ReportModel model, @Nullable FormerReport former) {
    if (former == null || !former.zone().equals(model.zone().getId())) {
      return NONE;
    }
    List<RestatedHour> hours = new ArrayList<>();
    List<RestatedHour> news = new ArrayList<>();
    for (ReportModel.HourRow hour : model.hours()) {
      Instant start = hour.start().toInstant();
      HourFigures now = HourFigures.of(hour.row());
      HourFigures last = former.hours().getOrDefault(start, HourFigures.NONE);
      boolean wasOver = !start.plusSeconds(HOUR_SECONDS).isAfter(former.generatedAt());
      HourFigures first = former.firstReported().getOrDefault(start, last);
      if (wasOver && !last.equals(now)) {
        news.add(new RestatedHour(hour.start(), last, now));
      }
      boolean restated = wasOver || former.firstReported().containsKey(start);
      if (restated && !first.equals(now)) {
        hours.add(new RestatedHour(hour.start(), first, now));
      }
    }
    return new Restatement(List.copyOf(hours), List.copyOf(news));
  }

  /** What is new in it, one line; empty if nothing is. */
  public String newsLine() {
    if (news.isEmpty()) {
      return "";
    }
    long requestsBefore = news.stream().mapToLong(hour -> hour.before().requests()).sum();
    long requests = news.stream().mapToLong(hour -> hour.after().requests()).sum();
    long errorsBefore = news.stream().mapToLong(hour -> hour.before().errors()).sum();
    long errors = news.stream().mapToLong(hour -> hour.after().errors()).sum();
    return (news.size() == 1 ? "1 hour" : news.size() + " hours")
        + " from "
        + Times.iso(news.get(0).start())
        + " on, requests "
        + requestsBefore
        + " -> "
        + requests
        + ", errors "
        + errorsBefore
        + " -> "
        + errors;
  }
}
