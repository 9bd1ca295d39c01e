package org.crmperf.jobs.rollup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.SideBySide;
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
  /** Bounds what is held of them at a time. */
  private static final int READ_AT_ONCE = 16;

  private final FileStore store;
  private final WarehouseLayout layout;

  RollupFiles(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /** Merges the hours that {@code hours} takes; a file that is not there holds none. */
  void mergeInto(String path, LongPredicate hours, Map<RollupKey, RollupCell> cells)
      throws IOException {
    mergeInto(List.of(path), hours, cells);
  }

  /** As for one file; a few of them are read at once, and merged in order. */
  void mergeInto(List<String> paths, LongPredicate hours, Map<RollupKey, RollupCell> cells)
      throws IOException {
    for (int i = 0; i < paths.size(); i += READ_AT_ONCE) {
      List<String> some = paths.subList(i, Math.min(i + READ_AT_ONCE, paths.size()));
      for (Optional<byte[]> file : SideBySide.map(some, this::content)) {
        if (file.isPresent()) {
          mergeBytes(file.get(), hours, cells);
        }
      }
    }
  }

  /** All bytes of a file; empty if there is none. */
  private Optional<byte[]> content(String path) throws IOException {
    try (InputStream in = store.open(path, 0)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The cells of a merged file, of the hours that {@code hours} takes; none if it is not there. */
  Map<RollupKey, RollupCell> cells(String path, LongPredicate hours) throws IOException {
    Optional<byte[]> file = content(path);
    return file.isPresent() ? RollupTable.cells(rows(file.get()), hours) : RollupTable.newCells();
  }

  /** Merges the content of a rollup file. */
  static void mergeBytes(byte[] file, LongPredicate hours, Map<RollupKey, RollupCell> cells) {
    RollupTable.merge(rows(file), hours, cells);
  }

  private static TableRows rows(byte[] file) {
    TableRows rows = new TableRows(RollupTable.SCHEMA, 1024);
    try {
      TableReader.read(new BytesInputFile(file), rows);
    } catch (IOException e) {
      throw Errors.internal("a rollup file is damaged: " + e.getMessage(), e);
    }
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
