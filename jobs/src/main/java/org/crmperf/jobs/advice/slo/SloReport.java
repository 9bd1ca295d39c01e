package org.crmperf.jobs.advice.slo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.slo.BurnReplay.MinuteCounts;
import org.crmperf.jobs.metric.MinuteHistory;
import org.crmperf.jobs.metric.RequestStats;
import org.jspecify.annotations.Nullable;

/**
 * All objectives over a period.
 *
 * @param statuses one for each objective that has requests, the platform's first
 */
public record SloReport(List<SloStatus> statuses) {
  /** Days of the trailing window. */
  public static final int TRAILING_DAYS = 30;

  private static final int DAY_MINUTES = 1440;

  /** Of no objectives. */
  public static SloReport none() {
    return new SloReport(List.of());
  }

  /**
   * Judges objectives.
   *
   * @param total the period's requests: if no minute says which requests were late, its histogram
   *     does, to a bucket's precision
   */
  public static SloReport of(
      SloInput input, Instant start, Instant end, ZoneId zone, RequestStats total) {
    List<SloStatus> statuses = new ArrayList<>();
    for (Objective objective : input.objectives()) {
      MinuteHistory history = history(input.history(), objective.service());
      if (history != null) {
        SloStatus status = status(objective, history, start, end, zone, total);
        if (status.period().total() > 0 || status.trailing().total() > 0) {
          statuses.add(status);
        }
      }
    }
    return new SloReport(List.copyOf(statuses));
  }

  private static @Nullable MinuteHistory history(
      Map<String, MinuteHistory> services, String service) {
    if (!service.isEmpty() || services.isEmpty()) {
      return services.get(service);
    }
    MinuteHistory first = services.values().iterator().next();
    MinuteHistory platform = new MinuteHistory(first.firstMinute(), first.minutes());
    services.values().forEach(platform::add);
    return platform;
  }

  private static SloStatus status(
      Objective objective,
      MinuteHistory history,
      Instant start,
      Instant end,
      ZoneId zone,
      RequestStats total) {
    MinuteCounts counts =
        objective.kind() == Objective.Kind.AVAILABILITY ? new Errors(history) : new Late(history);
    BurnReplay replay = new BurnReplay(counts, objective.budget(), zone);
    int from = minute(start, history);
    int to = minute(end, history);
    int before = Math.max(0, to - TRAILING_DAYS * DAY_MINUTES);
    List<BurnAlert> alerts = new ArrayList<>();
    for (BurnWindow window : BurnWindow.ALL) {
      alerts.addAll(replay.alerts(window, from, to));
    }
    ErrorBudget period =
        new ErrorBudget(replay.total(from, to), replay.bad(from, to), objective.budget());
    boolean untold = objective.kind() == Objective.Kind.LATENCY && period.total() == 0;
    if (untold && objective.service().isEmpty() && total.timed > 0) {
      long late = total.latency.countAbove(Math.round(objective.latencyMillis() * 1000));
      period = new ErrorBudget(total.timed, late, objective.budget());
    }
    ErrorBudget trailing =
        new ErrorBudget(replay.total(before, to), replay.bad(before, to), objective.budget());
    double allowed = objective.budget() * trailing.total();
    return new SloStatus(
        objective,
        period,
        trailing,
        days(replay, before, to),
        allowed > 0 ? period.bad() / allowed : Double.NaN,
        List.copyOf(alerts));
  }

  private static int minute(Instant instant, MinuteHistory history) {
    long minute = Math.floorDiv(instant.getEpochSecond(), 60L) - history.firstMinute();
    return (int) Math.max(0, Math.min(history.minutes(), minute));
  }

  private static int days(BurnReplay replay, int from, int to) {
    int days = 0;
    for (int end = to; end > from; end -= DAY_MINUTES) {
      days += replay.total(Math.max(from, end - DAY_MINUTES), end) > 0 ? 1 : 0;
    }
    return days;
  }

  private record Errors(MinuteHistory history) implements MinuteCounts {
    @Override
    public long firstMinute() {
      return history.firstMinute();
    }

    @Override
    public int minutes() {
      return history.minutes();
    }

    @Override
    public int bad(int minute) {
      return history.errors(minute);
    }

    @Override
    public int total(int minute) {
      return history.requests(minute);
    }
  }

  private record Late(MinuteHistory history) implements MinuteCounts {
    @Override
    public long firstMinute() {
      return history.firstMinute();
    }

    @Override
    public int minutes() {
      return history.minutes();
    }

    @Override
    public int bad(int minute) {
      return history.late(minute);
    }

    @Override
    public int total(int minute) {
      return history.timed(minute);
    }
  }
}
