package org.crmperf.jobs.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.baseline.BaselineChoice;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.raw.RawDay;
import org.crmperf.jobs.advice.raw.RawRequest;
import org.crmperf.jobs.advice.slo.Objective;
import org.crmperf.jobs.advice.slo.SloInput;
import org.crmperf.jobs.metric.MetricPolicy;

/** A day or a few of a few requests, put in one by one and reported as the job does. */
final class SmallDay {
  static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final long SECOND = 1_000_000;

  private final RawDay day;
  private final LocalDate last;
  private List<Objective> objectives = List.of();
  private int at;

  SmallDay() {
    this(1);
  }

  SmallDay(int days) {
    day = new RawDay(days);
    last = DAY.plusDays(days - 1);
  }

  /** So many requests that succeed, one a minute. */
  SmallDay requests(String endpoint, int count, long millis) {
    for (int i = 0; i < count; i++) {
      request(at++, endpoint, 200, millis);
    }
    return this;
  }

  /** A request at a minute, counted from the first day; without a time if that is negative. */
  SmallDay request(int minute, String endpoint, int status, long millis) {
    long micros = millis < 0 ? -1 : millis * 1000;
    day.requests.add(new RawRequest(minute * 60L * SECOND, "crm", endpoint, status, micros));
    return this;
  }

  /** Judges these objectives as well. */
  SmallDay objectives(Objective... judged) {
    objectives = List.of(judged);
    return this;
  }

  ReportModel model() {
    return model(MetricPolicy.defaults(), 1);
  }

  ReportModel model(MetricPolicy policy, int minOutageMinutes) {
    return model(policy, minOutageMinutes, 0);
  }

  /** Of a run that read so many lines, all of them requests. */
  ReportModel model(long lines) {
    return model(MetricPolicy.defaults(), 1, lines);
  }

  private ReportModel model(MetricPolicy policy, int minOutageMinutes, long lines) {
    return new ReportBuilder(
            new ReportPeriod(DAY, last, ZoneOffset.UTC), policy, minOutageMinutes, 2000, 0.01)
        .objectives(new SloInput(objectives, day.history(policy)))
        .build(
            day.cells(policy),
            Comparison.none(BaselineChoice.of("none", DAY, last, Map.of())),
            new ReportModel.Accounting(lines, lines, 0, 0, 0, 0, List.of(), List.of()),
            "test",
            Instant.EPOCH);
  }
}
