package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.parsers.error.Errors;

/**
 * Load tests that their tools have aggregated, one small file a source. They are shown, and never
 * counted: nothing that counts requests reads them. A file counts when the ledger has its source.
 */
public final class LoadTestFiles {
  private final FileStore store;
  private final WarehouseLayout layout;
  private final Ledger ledger;

  LoadTestFiles(FileStore store, WarehouseLayout layout, Ledger ledger) {
    this.store = store;
    this.layout = layout;
    this.ledger = ledger;
  }

  /** Writes or replaces the load test of a source. */
  public void write(String sourceId, LoadTest test) {
    String path = layout.loadTestFile(sourceId);
    try {
      store.writeWhole(List.of(new WholeFile(path, LoadTestJson.write(test))));
    } catch (IOException e) {
      throw Errors.storage(
          path,
          "the load test cannot be written: " + InputErrors.reason(e),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }

  /** The load tests of the ledger's sources, by the last path under which each was seen. */
  public SortedMap<String, LoadTest> all() {
    SortedMap<String, LoadTest> found = new TreeMap<>();
    try {
      if (!store.exists(layout.loadTests())) {
        return found;
      }
      for (LedgerEntry entry : ledger.entries()) {
        String path = layout.loadTestFile(entry.sourceId());
        if (store.exists(path)) {
          found.put(nameOf(entry, found), read(path));
        }
      }
    } catch (IOException e) {
      throw Errors.storage(
          layout.loadTests(),
          "the load tests cannot be read: " + InputErrors.reason(e),
          "check the permissions and the disk or store that holds the warehouse",
          e);
    }
    return found;
  }

  private LoadTest read(String path) throws IOException {
    try (InputStream in = store.open(path, 0)) {
      return LoadTestJson.read(in.readAllBytes());
    }
  }

  /** A later run of the same test often overwrites the file of the one before: both are kept. */
  private static String nameOf(LedgerEntry entry, SortedMap<String, LoadTest> taken) {
    String path = entry.lastPath();
    return taken.containsKey(path) ? path + " (" + entry.sourceId() + ")" : path;
  }
}
