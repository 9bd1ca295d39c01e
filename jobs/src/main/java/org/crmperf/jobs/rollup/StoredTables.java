package org.crmperf.jobs.rollup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
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
  private final String advice;

  private StoredTables(FileStore store, String advice) {
    this.store = store;
    this.advice = advice;
  }

  /** Those that only a backup or the log can bring back: requests and rejects. */
  public static StoredTables ofRequests(FileStore store) {
    return new StoredTables(
        store, "restore it from a backup, or take its source anew with --replace");
  }

  /** Those that are made of requests: partial, hourly and minute rollups. */
  public static StoredTables ofRollups(FileStore store) {
    return new StoredTables(store, "run crm-perf rollup --rebuild");
  }

  /** Appends a file's rows; returns the metadata of its footer. */
  public Map<String, String> read(String path, TableRows rows) {
    return read(path, content(path), rows);
  }

  /** As {@link #read}, of a file that may not be there, and then has no rows; whether it is. */
  boolean readIfThere(String path, TableRows rows) {
    Optional<byte[]> content = contentIfThere(path);
    content.ifPresent(bytes -> read(path, bytes, rows));
    return content.isPresent();
  }

  /** As {@link #read}, of a file that was read whole. */
  Map<String, String> read(String path, byte[] content, TableRows rows) {
    try {
      return TableReader.read(new BytesInputFile(content), rows);
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** As {@link #read}, and holds the pages of all columns to their checksums, read or not. */
  public Map<String, String> readChecked(String path, TableRows rows) {
    byte[] content = content(path);
    check(path, content);
    return read(path, content, rows);
  }

  /** Holds every page to its checksum; returns the number of rows. */
  public long check(String path) {
    return check(path, content(path));
  }

  private long check(String path, byte[] content) {
    try {
      return TableReader.check(new BytesInputFile(content));
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

  /** All bytes of a file, which must be there. */
  byte[] content(String path) {
    try (InputStream in = store.open(path, 0)) {
      return in.readAllBytes();
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** All bytes of a file; empty if there is none. */
  private Optional<byte[]> contentIfThere(String path) {
    try (InputStream in = store.open(path, 0)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw damaged(path, e);
    }
  }

  private CrmPerfException damaged(String path, Exception e) {
    return Errors.storage(path, "missing or damaged (" + firstLine(e) + ")", advice, e);
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
