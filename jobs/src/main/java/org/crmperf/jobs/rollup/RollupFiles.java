package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.SideBySide;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableWriter;

/** Reads and writes rollup files of a warehouse. */
final class RollupFiles {
  /** Bounds what is held of them at a time. */
  private static final int READ_AT_ONCE = 16;

  private final FileStore store;
  private final WarehouseLayout layout;
  private final StoredTables tables;

  RollupFiles(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
    this.tables = StoredTables.ofRollups(store);
  }

  /**
   * Merges the hours that {@code hours} takes of partial rollups, in order; a few are read at once.
   * All must be there: what the ledger counts, no rollup may leave out.
   */
  void mergePartials(List<String> paths, LongPredicate hours, Map<RollupKey, RollupCell> cells)
      throws IOException {
    for (int i = 0; i < paths.size(); i += READ_AT_ONCE) {
      List<String> some = paths.subList(i, Math.min(i + READ_AT_ONCE, paths.size()));
      List<byte[]> contents = SideBySide.map(some, tables::content);
      for (int k = 0; k < contents.size(); k++) {
        RollupTable.merge(rows(some.get(k), contents.get(k)), hours, cells);
      }
    }
  }

  /** Merges the hours that {@code hours} takes of a day's rollups, which may not be there yet. */
  void mergeDay(String path, LongPredicate hours, Map<RollupKey, RollupCell> cells) {
    RollupTable.merge(day(path), hours, cells);
  }

  /** The cells of a day's rollups, of the hours that {@code hours} takes; none if not there. */
  Map<RollupKey, RollupCell> cells(String path, LongPredicate hours) {
    return RollupTable.cells(day(path), hours);
  }

  private TableRows day(String path) {
    TableRows rows = new TableRows(RollupTable.SCHEMA, 1024);
    tables.readIfThere(path, rows);
    return rows;
  }

  private TableRows rows(String path, byte[] content) {
    TableRows rows = new TableRows(RollupTable.SCHEMA, 1024);
    tables.read(path, content, rows);
    return rows;
  }

  /** Writes a file that appears whole, or not at all. */
  void write(String path, TableSchema schema, TableRows rows) throws IOException {
    String aside = layout.staging() + "/" + UUID.randomUUID() + ".rollup";
    try (TableWriter writer = TableWriter.ofStored(schema)) {
      String written =
          store.write(
              aside,
              path,
              out -> writer.write(new StreamOutputFile(out), rows, null, rows.size, Map.of()));
      store.sync(written); // a rollup that is there is read by the next merge of its day
      store.rename(written, path);
    }
  }
}
