package org.crmperf.jobs.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RequestReplay;
import org.crmperf.jobs.rollup.RollupReader;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;

/** The rollup cells of any hours of a warehouse. Only reads. */
final class PeriodCells {
  private static final long MICROS = 1_000_000;
  private static final long HOUR_SECONDS = 3600;

  private final Warehouse warehouse;
  private final FileStores stores;
  private final RunConfig config;
  private final LazySpark spark;
  private final Set<String> services;
  private final Set<String> without;

  /**
   * @param services whose requests count; all if empty
   * @param without services whose requests do not
   */
  PeriodCells(
      Warehouse warehouse,
      FileStores stores,
      RunConfig config,
      LazySpark spark,
      Set<String> services,
      Set<String> without) {
    this.warehouse = warehouse;
    this.stores = stores;
    this.config = config;
    this.spark = spark;
    this.services = services;
    this.without = without;
  }

  /** Refuses a period that is not merged, or of which hours with requests are no longer kept. */
  void require(ComparePeriod period) {
    ReportStep.requireMerged(warehouse, period.start(), period.end());
    new KeptDays(warehouse).require(period.start(), period.end());
  }

  /** The cells of the hours in [start, end), which begin at full hours of their zone. */
  Map<RollupKey, RollupCell> read(Instant start, Instant end) {
    long from = start.getEpochSecond() * MICROS;
    long to = end.getEpochSecond() * MICROS;
    int align = alignMinutes(start);
    boolean aligned = align == warehouse.meta().hourAlignMinutes() && align == alignMinutes(end);
    Map<RollupKey, RollupCell> cells =
        aligned
            ? new RollupReader(warehouse, stores).read(from, to)
            : new RequestReplay(warehouse, stores, config.policy())
                .cells(spark.get(), from, to, align);
    if (services.isEmpty() && without.isEmpty()) {
      return cells;
    }
    Map<RollupKey, RollupCell> chosen = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          if ((services.isEmpty() || services.contains(key.service()))
              && !without.contains(key.service())) {
            chosen.put(key, cell);
          }
        });
    return new java.util.TreeMap<>(chosen);
  }

  /** INPUT error for a period without requests: its options may be right, its data is not there. */
  CrmPerfException empty(ComparePeriod period) {
    return Errors.input(
        warehouse.layout().root(),
        period.option()
            + " "
            + period.label()
            + ": there are no requests"
            + (services.isEmpty() ? "" : " of service " + String.join(", ", services))
            + " in this period",
        "crm-perf status shows which days and services there are",
        null);
  }

  /** The hours with requests, of all services: since 1970 UTC. */
  static SortedSet<Long> hours(Warehouse warehouse) {
    SortedSet<Long> hours = new TreeSet<>();
    warehouse
        .ledger()
        .entries()
        .forEach(entry -> entry.ranges().forEach(range -> hours.addAll(range.hours())));
    return hours;
  }

  private static int alignMinutes(Instant moment) {
    return (int) Math.floorMod(moment.getEpochSecond(), HOUR_SECONDS) / 60;
  }
}
