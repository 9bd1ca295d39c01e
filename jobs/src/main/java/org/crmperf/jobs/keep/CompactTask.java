package org.crmperf.jobs.keep;

import java.io.IOException;
import java.util.Map;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.rollup.StagedTables;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The Spark task that writes the files of some ranges as those of one. Nothing that counts is
 * touched: the new files have names of their own. Returns how many it read, or {@link #NOT_MERGED}
 * if they cannot be one, because their durations are not equally fine.
 */
final class CompactTask implements ListJob.Task<CompactPlan.Group, Integer> {
  private static final long serialVersionUID = 1L;

  /** The files stay as they are. */
  static final int NOT_MERGED = -1;

  private static final TableSchema REQUESTS = TableSchema.requests();

  private final FileStores stores;
  private final WarehouseLayout layout;
  private final Retention retention;
  private final double downShare;

  CompactTask(FileStores stores, WarehouseLayout layout, Retention retention, double downShare) {
    this.stores = stores;
    this.layout = layout;
    this.retention = retention;
    this.downShare = downShare;
  }

  @Override
  public Integer call(CompactPlan.Group group) {
    FileStore store = stores.of(layout.root());
    StagedTables out = new StagedTables(store, layout);
    StoredTables in = StoredTables.ofRequests(store);
    LedgerRange merged = LedgerRange.merged(group.parts());
    try {
      int files = 0;
      for (long hour : merged.hours()) {
        if (retention.keepsRequests(hour)) {
          int read = requests(in, out, group, merged, hour);
          if (read == 0) {
            return NOT_MERGED;
          }
          files += read;
        }
      }
      if (retention.keepsRequests(merged.hours().get(merged.hours().size() - 1))) {
        files += partials(in, out, group, merged);
        files += rejects(in, out, group, merged);
      }
      out.publish();
      return files;
    } catch (IOException e) {
      throw Errors.storage(
          layout.root(),
          "cannot be written: " + e.getMessage(),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }

  /** Merges the files of an hour; returns how many, or 0 if they do not go together. */
  private int requests(
      StoredTables in, StagedTables out, CompactPlan.Group group, LedgerRange merged, long hour)
      throws IOException {
    TableRows rows = new TableRows(REQUESTS, 1 << 12);
    Map<String, String> metadata = null;
    int files = 0;
    for (LedgerRange part : group.parts()) {
      if (part.hours().contains(hour)) {
        Map<String, String> own = in.read(layout.requestsFile(hour, group.sourceId(), part), rows);
        if (metadata != null && !metadata.equals(own)) {
          return 0;
        }
        metadata = own;
        files++;
      }
    }
    out.write(
        layout.requestsFile(hour, group.sourceId(), merged),
        REQUESTS,
        rows,
        null,
        metadata == null ? Map.of() : metadata);
    return files;
  }

  private int partials(
      StoredTables in, StagedTables out, CompactPlan.Group group, LedgerRange merged)
      throws IOException {
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    int files = 0;
    for (LedgerRange part : group.parts()) {
      if (part.parsed() > 0) {
        TableRows rows = new TableRows(RollupTable.SCHEMA, 1 << 10);
        in.read(layout.partialFile(group.sourceId(), part), rows);
        RollupTable.merge(rows, hour -> true, cells);
        files++;
      }
    }
    long requests = cells.values().stream().mapToLong(cell -> cell.stats.requests).sum();
    if (requests != merged.parsed()) {
      throw Errors.storage(
          layout.partialFile(group.sourceId(), group.parts().get(0)),
          "this range and those after it count "
              + requests
              + " requests, and the ledger "
              + merged.parsed(),
          "see what crm-perf verify says; the ranges were not merged",
          null);
    }
    if (files > 0) {
      out.write(
          layout.partialFile(group.sourceId(), merged),
          RollupTable.SCHEMA,
          RollupTable.rows(cells, downShare));
    }
    return files;
  }

  private int rejects(
      StoredTables in, StagedTables out, CompactPlan.Group group, LedgerRange merged)
      throws IOException {
    TableRows rows = null;
    int files = 0;
    for (LedgerRange part : group.parts()) {
      if (part.rejected() > 0) {
        rows = readRejects(in, layout.rejectsFile(group.sourceId(), part), rows);
        files++;
      }
    }
    if (rows != null) {
      out.write(layout.rejectsFile(group.sourceId(), merged), rows.schema(), rows);
    }
    return files;
  }

  private static TableRows readRejects(StoredTables in, String path, @Nullable TableRows rows) {
    TableRows all = rows == null ? new TableRows(TableSchema.rejects(), 64) : rows;
    in.read(path, all);
    return all;
  }
}
