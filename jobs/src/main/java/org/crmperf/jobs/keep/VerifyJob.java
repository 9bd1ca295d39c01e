package org.crmperf.jobs.keep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Ledger;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Leftovers;
import org.crmperf.jobs.warehouse.LockState;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/**
 * Counts the whole warehouse anew and says what disagrees: requests against the ledger, partial
 * rollups against requests, hours against partial rollups (counts, minutes, evidence of causes,
 * samples), minutes against hours, and files against the ledger. Writes nothing. A task holds one
 * range, or one day's rollups.
 */
public final class VerifyJob {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final int SLICES_A_CORE = 16;

  private final Warehouse warehouse;
  private final FileStores stores;
  private final Retention retention;

  public VerifyJob(Warehouse warehouse, FileStores stores) {
    this.warehouse = warehouse;
    this.stores = stores;
    this.retention = warehouse.retention();
  }

  /**
   * What was checked.
   *
   * @param pendingHours hours not merged yet, which are not held to anything
   * @param leftovers files of a dead run, which the next one deletes
   */
  public record Result(
      int ranges, int days, int pendingHours, int leftovers, Disagreements found) {}

  /** Checks everything. IN_USE if a run is writing, STORAGE if one wrote meanwhile. */
  public Result run(JavaSparkContext spark) {
    LockState lock = LockState.read(warehouse.store(), warehouse.layout());
    if (lock.state() == LockState.State.HELD) {
      throw Errors.inUse(warehouse.layout().root(), lock.holder());
    }
    List<RangeCheck.Input> ranges = ranges();
    SortedSet<Long> pending = warehouse.pendingHours().read();
    List<DayCheck.Input> days = days(pending);
    Disagreements found = new Disagreements();
    int slices = spark.defaultParallelism() * SLICES_A_CORE;
    RangeCheck rangeCheck =
        new RangeCheck(stores, warehouse.layout(), retention, warehouse.meta().hourAlignMinutes());
    ListJob.run(spark, ranges, slices, rangeCheck).forEach(found::addAll);
    DayCheck dayCheck = new DayCheck(stores, warehouse.layout());
    ListJob.run(spark, days, slices, dayCheck).forEach(found::addAll);
    int leftovers = uncounted(lock, found);
    Ledger now = Ledger.load(warehouse.store(), warehouse.layout());
    if (!new ArrayList<>(now.entries()).equals(new ArrayList<>(warehouse.ledger().entries()))) {
      throw Errors.storage(
          warehouse.layout().root(),
          "a run wrote to the warehouse while it was checked",
          "check again when none is writing",
          null);
    }
    return new Result(ranges.size(), days.size(), pending.size(), leftovers, found);
  }

  private List<RangeCheck.Input> ranges() {
    List<RangeCheck.Input> ranges = new ArrayList<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        ranges.add(
            new RangeCheck.Input(
                entry.sourceId(), entry.lastPath(), range, retention.keepsRange(entry, range)));
      }
    }
    return ranges;
  }

  /** What a day's rollups are made of, as far as it is kept and merged. */
  private static final class Day {
    final Set<Long> hours = new HashSet<>();
    final Set<Long> known = new HashSet<>();
    final Set<String> partials = new HashSet<>();
  }

  private List<DayCheck.Input> days(SortedSet<Long> pending) {
    Set<Long> unmerged = new HashSet<>();
    pending.forEach(hour -> unmerged.addAll(starts(hour)));
    Map<LocalDate, Day> days = new TreeMap<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        for (long hour : range.hours()) {
          for (long start : starts(hour)) {
            LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(start, 24 * HOUR_MICROS));
            if (!retention.keepsRollups(date)) {
              continue;
            }
            Day day = days.computeIfAbsent(date, d -> new Day());
            day.known.add(start);
            boolean mergeable = retention.mayMerge(Math.floorDiv(start, HOUR_MICROS));
            if (mergeable && !unmerged.contains(start)) {
              day.hours.add(start);
              day.partials.add(warehouse.layout().partialFile(entry.sourceId(), range));
            }
          }
        }
      }
    }
    List<DayCheck.Input> inputs = new ArrayList<>();
    days.forEach(
        (date, day) ->
            inputs.add(
                new DayCheck.Input(
                    date, day.hours, day.known, day.partials.stream().sorted().toList())));
    return inputs;
  }

  /** The rollup hours that share time with a UTC hour. */
  private List<Long> starts(long epochHour) {
    long align = warehouse.meta().hourAlignMinutes() * MINUTE_MICROS;
    long start = epochHour * HOUR_MICROS + align;
    return align == 0 ? List.of(start) : List.of(start - HOUR_MICROS, start);
  }

  /** Files that no range counts; after a dead run they are its leftovers, and no disagreement. */
  private int uncounted(LockState lock, Disagreements found) {
    List<String> files =
        new Leftovers(warehouse.store(), warehouse.layout(), warehouse.ledger()).find();
    if (lock.state() == LockState.State.DEAD || warehouse.unfinishedRun().wasFound()) {
      return files.size();
    }
    for (String file : files) {
      found.add(file, "no source counts this file", "run crm-perf compact, which deletes it");
    }
    return 0;
  }
}
