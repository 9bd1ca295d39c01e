package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.StoredFile;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.BytesInputFile;
import org.crmperf.parsers.parquet.TableReader;
import org.crmperf.parsers.parquet.TableRows;

/** Reads Parquet files of the warehouse, and says of one that is damaged which and what to do. */
public final class StoredTables {
  private final FileStore store;

  public StoredTables(FileStore store) {
    this.store = store;
  }

  /** Appends a file's rows; returns the metadata of its footer. */
  public Map<String, String> read(String path, TableRows rows) {
    try {
      return TableReader.read(bytes(path), rows);
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** As {@link #read}, and holds the pages of all columns to their checksums, read or not. */
  public Map<String, String> readChecked(String path, TableRows rows) {
    try {
      BytesInputFile bytes = bytes(path);
      TableReader.check(bytes);
      return TableReader.read(bytes, rows);
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** Holds every page to its checksum; returns the number of rows. */
  public long check(String path) {
    try {
      return TableReader.check(bytes(path));
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** The rows that a file says it has; reads its end only. */
  public long countRows(StoredFile file) {
    try {
      return TableReader.countRows(new StoredInput(store, file.path(), file.size()));
    } catch (IOException | RuntimeException e) {
      throw damaged(file.path(), e);
    }
  }

  private BytesInputFile bytes(String path) throws IOException {
    try (InputStream in = store.open(path, 0)) {
      return new BytesInputFile(in.readAllBytes());
    }
  }

  private static CrmPerfException damaged(String path, Exception e) {
    return Errors.storage(
        path,
        "missing or damaged (" + firstLine(e) + ")",
        "restore it from a backup, or take its source anew with --replace",
        e);
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
