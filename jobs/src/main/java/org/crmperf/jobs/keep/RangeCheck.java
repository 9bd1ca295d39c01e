package org.crmperf.jobs.keep;

import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RequestReplay;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.rollup.StoredRequests;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;

/**
 * The Spark task that counts one range anew: its requests against the ledger and against its
 * partial rollups, its rejects against the ledger. What is no longer kept is left out.
 */
final class RangeCheck implements ListJob.Task<RangeCheck.Input, Disagreements> {
  private static final long serialVersionUID = 1L;
  private static final long HOUR_MICROS = 3_600_000_000L;

  /** As many rejected lines of a range are kept at least, if there are so many. */
  private static final int KEPT_REJECTS = 100_000;

  private static final String ANEW = "take the source anew with --replace";
  private static final String REBUILD = "run crm-perf rollup --rebuild";

  /**
   * A range that the ledger counts.
   *
   * @param path where its source was seen last
   * @param kept whether its rejects and partial rollups are
   */
  record Input(String sourceId, String path, LedgerRange range, boolean kept)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    String where() {
      return path
          + " (source "
          + sourceId
          + ", bytes "
          + range.start()
          + " to "
          + range.end()
          + ")";
    }
  }

  private final FileStores stores;
  private final WarehouseLayout layout;
  private final Retention retention;
  private final int alignMinutes;

  RangeCheck(FileStores stores, WarehouseLayout layout, Retention retention, int alignMinutes) {
    this.stores = stores;
    this.layout = layout;
    this.retention = retention;
    this.alignMinutes = alignMinutes;
  }

  @Override
  public Disagreements call(Input input) {
    Disagreements found = new Disagreements();
    StoredTables tables = StoredTables.ofRequests(stores.of(layout.root()));
    if (input.range().parsed() > 0 && input.kept()) {
      try {
        requests(input, tables, found);
      } catch (CrmPerfException e) {
        found.add(e);
      }
    }
    if (input.range().rejected() > 0 && input.kept()) {
      try {
        rejects(input, tables, found);
      } catch (CrmPerfException e) {
        found.add(e);
      }
    }
    return found;
  }

  private void requests(Input input, StoredTables tables, Disagreements found) {
    TableRows rows = new TableRows(StoredRequests.SCHEMA, 1 << 14);
    int grain = 1;
    boolean whole = true;
    boolean readable = true;
    for (long hour : new TreeSet<>(input.range().hours())) {
      if (!retention.keepsRequests(hour)) {
        whole = false;
        continue;
      }
      String path = layout.requestsFile(hour, input.sourceId(), input.range());
      int first = rows.size;
      try {
        Map<String, String> metadata = tables.readChecked(path, rows);
        grain = Integer.parseInt(metadata.getOrDefault(RequestReplay.GRAIN_KEY, "1"));
        found.file();
      } catch (CrmPerfException e) {
        found.add(e);
        readable = false;
        rows.size = first;
        continue;
      }
      hourOf(path, hour, rows, first, found);
    }
    found.requests(rows.size);
    if (!readable) {
      return;
    }
    if (whole && rows.size != input.range().parsed()) {
      found.add(
          input.where(),
          rows.size + " rows in requests/, and the ledger has " + input.range().parsed(),
          ANEW);
    }
    partials(input, tables, rows, grain, found);
  }

  private static void hourOf(
      String path, long hour, TableRows rows, int first, Disagreements found) {
    long strays = 0;
    for (int r = first; r < rows.size; r++) {
      if (Math.floorDiv(StoredRequests.time(rows, r), HOUR_MICROS) != hour) {
        strays++;
      }
    }
    if (strays > 0 || first == rows.size) {
      found.add(
          path,
          strays > 0 ? strays + " rows are of other hours" : "holds no rows, and counts",
          ANEW);
    }
  }

  private void partials(
      Input input, StoredTables tables, TableRows requests, int grain, Disagreements found) {
    TableRows stored = new TableRows(RollupTable.SCHEMA, 256);
    String path = layout.partialFile(input.sourceId(), input.range());
    try {
      tables.readChecked(path, stored);
      found.file();
    } catch (CrmPerfException e) {
      found.add(path, "missing or damaged", REBUILD);
      return;
    }
    boolean detailed = RollupTable.hasDetails(stored);
    Map<RollupKey, RollupCell> partials = RollupTable.newCells();
    RollupTable.merge(stored, this::mayMerge, partials);
    Map<RollupKey, RollupCell> counted = RollupTable.newCells();
    RollupTable.merge(
        StoredRequests.count(
            requests, grain, MetricPolicy.defaults(), alignMinutes, Long.MIN_VALUE, Long.MAX_VALUE),
        this::mayMerge,
        counted);
    RollupCell none = new RollupCell();
    TreeSet<RollupKey> keys = new TreeSet<>(counted.keySet());
    keys.addAll(partials.keySet());
    for (RollupKey key : keys) {
      RollupCell rows = counted.getOrDefault(key, none);
      RollupCell partial = partials.getOrDefault(key, none);
      String difference = CellDifference.plain(rows.stats, "requests/", partial.stats, "partials/");
      if (difference.isEmpty() && detailed) {
        difference = CellDetail.plain(rows, "requests/", partial, "partials/");
      }
      if (!difference.isEmpty()) {
        found.add(input.where() + ": " + text(key), difference, REBUILD);
      }
    }
    if (detailed) {
      Set<Long> hours = keys.stream().map(RollupKey::hourStart).collect(Collectors.toSet());
      for (RollupKey hour : CellDetail.samples(counted, partials, hours)) {
        found.add(
            input.where() + ": " + text(hour),
            "its sample in partials/ is not one of its requests/",
            REBUILD);
      }
    }
  }

  /** A rollup hour with parts that are no longer kept cannot be counted anew. */
  private boolean mayMerge(long hourStart) {
    return retention.mayMerge(Math.floorDiv(hourStart, HOUR_MICROS));
  }

  static String text(RollupKey key) {
    Instant hour = Instant.ofEpochSecond(key.hourStart() / 1_000_000);
    String service = key.service().isEmpty() ? "" : key.service() + " ";
    return hour + " " + service + key.method() + " " + key.endpoint();
  }

  private void rejects(Input input, StoredTables tables, Disagreements found) {
    String path = layout.rejectsFile(input.sourceId(), input.range());
    TableRows rows = new TableRows(TableSchema.rejects().select("offset"), 64);
    tables.readChecked(path, rows);
    found.file();
    long most = input.range().rejected();
    if (rows.size > most || rows.size < Math.min(most, KEPT_REJECTS)) {
      found.add(input.where(), rows.size + " rows in rejects/, and the ledger has " + most, ANEW);
    }
  }
}
