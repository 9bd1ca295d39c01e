package org.crmperf.jobs.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.RebuildMark;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.UnreportedHours;
import org.crmperf.jobs.warehouse.Warehouse;

/**
 * Makes the warehouse what an ingest of the same logs with today's configuration would have made:
 * endpoints and partial rollups from the requests, then hours and minutes from those. A mark stays
 * until it is done; run again after a crash it ends up the same.
 */
public final class RebuildJob {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MINUTE_MICROS = 60_000_000L;

  /** Before all that is in any warehouse, epoch microseconds. */
  public static final long FIRST = -36_500L * 24 * HOUR_MICROS;

  /** After all that is in any warehouse, epoch microseconds. */
  public static final long LAST = 365_000L * 24 * HOUR_MICROS;

  private final Warehouse warehouse;
  private final RebuildSettings settings;
  private final RollupJob rollups;

  public RebuildJob(Warehouse warehouse, RebuildSettings settings, RollupJob rollups) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.rollups = rollups;
  }

  /**
   * What was done.
   *
   * @param hours hours merged anew
   * @param changedFiles files of {@code requests/} whose endpoints changed
   * @param goneHours hours in the window that stay as they were, their requests being pruned
   */
  public record Result(int hours, int changedFiles, int goneHours) {}

  /**
   * Rebuilds the hours that share time with [fromMicros, toMicros), and those of a rebuild that did
   * not end.
   */
  public Result run(Supplier<JavaSparkContext> spark, long fromMicros, long toMicros) {
    FileStore store = warehouse.store();
    RebuildMark mark =
        new RebuildMark(
                floor(Math.max(FIRST, fromMicros)),
                floor(Math.min(LAST, toMicros) - 1) + HOUR_MICROS)
            .and(RebuildMark.read(store, warehouse.layout()));
    Retention kept = warehouse.retention();
    RebuildTask task =
        new RebuildTask(
            settings, kept, Math.max(mark.fromMicros(), firstKept(kept)), mark.toMicros());
    List<RebuildTask.Input> inputs = new ArrayList<>();
    SortedSet<Long> hours = new TreeSet<>();
    SortedSet<Long> gone = new TreeSet<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        if (task.concerns(range)) {
          inputs.add(new RebuildTask.Input(entry.sourceId(), range));
        }
        for (long hour : range.hours()) {
          boolean inside =
              (hour + 1) * HOUR_MICROS > mark.fromMicros() && hour * HOUR_MICROS < mark.toMicros();
          if (inside) {
            (kept.keepsRequests(hour) ? hours : gone).add(hour);
          }
        }
      }
    }
    if (inputs.isEmpty()) {
      RebuildMark.clear(store, warehouse.layout());
      return new Result(0, 0, gone.size());
    }
    warehouse.ensureHeld();
    mark.write(store, warehouse.layout());
    warehouse.pendingHours().add(hours);
    int changed = ListJob.run(spark.get(), inputs, task).stream().mapToInt(Integer::intValue).sum();
    SortedSet<Long> pending = warehouse.pendingHours().read();
    rollups.run(spark.get(), pending);
    new UnreportedHours(warehouse).add(pending);
    warehouse.pendingHours().clear();
    RebuildMark.clear(store, warehouse.layout());
    return new Result(hours.size(), changed, gone.size());
  }

  /** The start of the rollup hour that holds a moment. */
  private long floor(long micros) {
    long align = settings.alignMinutes() * MINUTE_MICROS;
    return Math.floorDiv(micros - align, HOUR_MICROS) * HOUR_MICROS + align;
  }

  /** The start of the first rollup hour that may be merged. */
  private long firstKept(Retention kept) {
    if (kept.equals(Retention.ALL)) {
      return Long.MIN_VALUE;
    }
    long day = Math.max(kept.requestsFrom().toEpochDay(), kept.rollupsFrom().toEpochDay());
    return day * 24 * HOUR_MICROS + settings.alignMinutes() * MINUTE_MICROS;
  }
}
