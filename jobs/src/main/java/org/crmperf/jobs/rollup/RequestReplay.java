package org.crmperf.jobs.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;

/**
 * Counts requests anew from {@code requests/}: for a report whose hours start elsewhere than the
 * warehouse's, as in a half-hour zone.
 */
public final class RequestReplay {
  /** The footer's key under which a requests file says how fine its durations are. */
  public static final String GRAIN_KEY = "crmperf.duration_grain_us";

  private static final long HOUR_MICROS = 3_600_000_000L;

  private final Warehouse warehouse;
  private final FileStores stores;
  private final MetricPolicy policy;

  public RequestReplay(Warehouse warehouse, FileStores stores, MetricPolicy policy) {
    this.warehouse = warehouse;
    this.stores = stores;
    this.policy = policy;
  }

  /**
   * The cells of the requests stamped in [fromMicros, toMicros).
   *
   * @param alignMinutes minutes past the UTC hour at which hours start
   */
  public Map<RollupKey, RollupCell> cells(
      JavaSparkContext spark, long fromMicros, long toMicros, int alignMinutes) {
    List<String> files = requestFiles(fromMicros, toMicros);
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    if (files.isEmpty()) {
      return cells;
    }
    ReplayTask task =
        new ReplayTask(stores, warehouse.layout(), policy, fromMicros, toMicros, alignMinutes);
    for (byte[] part : ListJob.run(spark, files, task)) {
      ReplayTask.mergeInto(part, cells);
    }
    return cells;
  }

  private List<String> requestFiles(long fromMicros, long toMicros) {
    long firstHour = Math.floorDiv(fromMicros, HOUR_MICROS);
    long lastHour = Math.floorDiv(toMicros - 1, HOUR_MICROS);
    List<String> files = new ArrayList<>();
    Retention retention = warehouse.retention();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        for (long hour : new TreeSet<>(range.hours()).subSet(firstHour, lastHour + 1)) {
          if (!retention.keepsRequests(hour)) {
            throw notKept("the requests before " + retention.requestsFrom());
          }
          files.add(warehouse.layout().requestsFile(hour, entry.sourceId(), range));
        }
      }
    }
    return existing(files);
  }

  private List<String> existing(List<String> files) {
    for (String file : files) {
      try {
        if (!stores.of(file).exists(file)) {
          throw notKept(file + ": this hour's requests");
        }
      } catch (java.io.IOException e) {
        throw Errors.storage(file, "cannot be read", "check the warehouse's store", e);
      }
    }
    return files;
  }

  private static CrmPerfException notKept(String what) {
    return Errors.usage(
        what + " are no longer kept, and the report's zone needs them",
        "report in the zone the warehouse was made with, or ingest the logs again");
  }
}
