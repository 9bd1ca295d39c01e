package org.crmperf.jobs.rollup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.BytesInputFile;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableReader;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableWriter;

/** Reads and writes rollup files of a warehouse. */
final class RollupFiles {
  private final FileStore store;
  private final WarehouseLayout layout;

  RollupFiles(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /** Merges the hours that {@code hours} takes; a file that is not there holds none. */
  void mergeInto(String path, LongPredicate hours, Map<RollupKey, RollupCell> cells)
      throws IOException {
    if (!store.exists(path)) {
      return;
    }
    byte[] bytes;
    try (InputStream in = store.open(path, 0)) {
      bytes = in.readAllBytes();
    }
    mergeBytes(bytes, hours, cells);
  }

  /** Merges the content of a rollup file. */
  static void mergeBytes(byte[] file, LongPredicate hours, Map<RollupKey, RollupCell> cells) {
    TableRows rows = new TableRows(RollupTable.SCHEMA, 1024);
    try {
      TableReader.read(new BytesInputFile(file), rows);
    } catch (IOException e) {
      throw Errors.internal("a rollup file is damaged: " + e.getMessage(), e);
    }
    RollupTable.merge(rows, hours, cells);
  }

  /** Writes a file aside, then gives it its name. */
  void write(String path, TableSchema schema, TableRows rows) throws IOException {
    String aside = layout.staging() + "/" + UUID.randomUUID() + ".rollup";
    try (TableWriter writer = TableWriter.ofStored(schema);
        OutputStream out = new BufferedOutputStream(store.create(aside), 1 << 16)) {
      writer.write(new StreamOutputFile(out), rows, null, rows.size, Map.of());
    }
    store.rename(aside, path);
  }
}
