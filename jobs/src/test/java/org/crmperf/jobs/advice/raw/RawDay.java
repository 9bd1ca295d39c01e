package org.crmperf.jobs.advice.raw;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.MinuteHistory;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.CellStore;
import org.crmperf.jobs.rollup.RollupTable;

/** Requests of one or more days, and what the product's own counting makes of them. */
public final class RawDay {
  /** Where they start. */
  public static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

  /** The zone of all tests. */
  public static final ZoneId ZONE = ZoneId.of("UTC");

  private static final long MICROS = 1_000_000;
  private static final int GET = 1;

  public final List<RawRequest> requests = new ArrayList<>();
  private final int days;

  public RawDay(int days) {
    this.days = days;
  }

  /** Names by the order in which they come. */
  private static final class Names implements CellStore.EndpointNames {
    final List<String> names = new ArrayList<>();
    final Map<String, Integer> ids = new HashMap<>();

    int id(String name) {
      return ids.computeIfAbsent(
          name,
          n -> {
            names.add(n);
            return names.size() - 1;
          });
    }

    @Override
    public String endpoint(int endpointId) {
      return names.get(endpointId);
    }

    @Override
    public String method(int methodId) {
      return "GET";
    }
  }

  /** The end of the last day. */
  public Instant end() {
    return START.plusSeconds(days * 86_400L);
  }

  /** The cells, through the store and the table that logs go through. */
  public Map<RollupKey, RollupCell> cells(MetricPolicy policy) {
    Map<String, CellStore> stores = new HashMap<>();
    Map<String, Names> names = new HashMap<>();
    for (RawRequest r : requests) {
      Names ids = names.computeIfAbsent(r.service(), s -> new Names());
      stores
          .computeIfAbsent(r.service(), s -> new CellStore(s, policy, ids, 0))
          .add(
              START.getEpochSecond() * MICROS + r.atMicros(),
              ids.id(r.endpoint()),
              GET,
              r.status(),
              -1,
              r.durationMicros(),
              1,
              100);
    }
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    stores.values().forEach(store -> RollupTable.merge(store.finish(), hour -> true, cells));
    return cells;
  }

  /** The minutes of the cells. */
  public DaySeries series() {
    return DaySeries.of(cells(MetricPolicy.defaults()), START, end(), ZONE);
  }

  /** The minutes by service, as {@code minutes/} holds them. */
  public Map<String, MinuteHistory> history(MetricPolicy policy) {
    Map<String, MinuteHistory> history = new HashMap<>();
    cells(policy)
        .forEach(
            (key, cell) -> {
              MinuteHistory minutes =
                  history.computeIfAbsent(
                      key.service(),
                      s -> new MinuteHistory(START.getEpochSecond() / 60, days * 1440));
              for (int m = 0; m < 60; m++) {
                long minute = key.hourStart() / 60_000_000L + m;
                minutes.add(minute, cell.minutes.requests[m], cell.minutes.errors[m]);
                minutes.addTimes(minute, cell.minutes.timed(m), cell.minutes.late(m));
              }
            });
    return history;
  }
}
