package org.crmperf.jobs.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;

/** The Spark job that merges partial rollups into {@code hourly/} and {@code minutes/}. */
public final class RollupJob {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MINUTE_MICROS = 60_000_000L;

  /** An hour may tell apart more endpoints than a report, so that the report's choice is good. */
  private static final int HOUR_LIMIT_FACTOR = 4;

  private final Warehouse warehouse;
  private final FileStores stores;
  private final MetricPolicy policy;
  private final int endpointLimit;

  public RollupJob(Warehouse warehouse, FileStores stores, MetricPolicy policy, int endpointLimit) {
    this.warehouse = warehouse;
    this.stores = stores;
    this.policy = policy;
    this.endpointLimit = endpointLimit;
  }

  /** Every UTC hour in which the ledger has requests. */
  public SortedSet<Long> allHours() {
    SortedSet<Long> hours = new TreeSet<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      entry.ranges().forEach(range -> hours.addAll(range.hours()));
    }
    return hours;
  }

  /**
   * Merges the hours that the given UTC hours touch.
   *
   * @param epochHours hours since 1970 UTC
   */
  public void run(JavaSparkContext spark, SortedSet<Long> epochHours) {
    List<DayMerge.Input> days = plan(epochHours);
    warehouse.ensureHeld();
    if (!days.isEmpty()) {
      DayMerge merge =
          new DayMerge(
              stores, warehouse.layout(), policy.downShare(), endpointLimit * HOUR_LIMIT_FACTOR);
      ListJob.run(spark, days, merge);
      List<String> files = new ArrayList<>();
      for (DayMerge.Input day : days) {
        files.add(warehouse.layout().hourlyFile(day.date()));
        files.add(warehouse.layout().minutesFile(day.date()));
      }
      warehouse.force(files);
    }
  }

  private List<DayMerge.Input> plan(SortedSet<Long> epochHours) {
    Map<LocalDate, Set<Long>> touched = new TreeMap<>();
    Retention retention = warehouse.retention();
    for (long hour : epochHours) {
      for (long start : alignedStarts(hour)) {
        if (!retention.mayMerge(Math.floorDiv(start, HOUR_MICROS))) {
          continue; // what it was merged from is gone: it stays as it is
        }
        touched.computeIfAbsent(dateOf(start), d -> new HashSet<>()).add(start);
      }
    }
    List<DayMerge.Input> days = new ArrayList<>();
    touched.forEach((date, starts) -> days.add(new DayMerge.Input(date, starts, partials(starts))));
    return days;
  }

  /** The rollup hours that share time with a UTC hour: one, or two where hours are not aligned. */
  private List<Long> alignedStarts(long epochHour) {
    long align = warehouse.meta().hourAlignMinutes() * MINUTE_MICROS;
    long start = epochHour * HOUR_MICROS + align;
    return align == 0 ? List.of(start) : List.of(start - HOUR_MICROS, start);
  }

  /** The partial files of all ranges that have requests in these rollup hours. */
  private List<String> partials(Set<Long> starts) {
    Set<Long> utcHours = new HashSet<>();
    for (long start : starts) {
      utcHours.add(Math.floorDiv(start, HOUR_MICROS));
      utcHours.add(Math.floorDiv(start + HOUR_MICROS - 1, HOUR_MICROS));
    }
    List<String> files = new ArrayList<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        if (range.hours().stream().anyMatch(utcHours::contains)) {
          files.add(warehouse.layout().partialFile(entry.sourceId(), range));
        }
      }
    }
    return files;
  }

  /** The UTC date under which a rollup hour is stored. */
  static LocalDate dateOf(long hourStart) {
    return LocalDate.ofEpochDay(Math.floorDiv(hourStart, 24 * HOUR_MICROS));
  }
}
