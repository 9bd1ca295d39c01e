package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * The sources that the warehouse holds, one small JSON file each. Writing an entry is the commit of
 * its source: what has no entry does not count. Not thread-safe.
 */
public final class Ledger {
  private static final String SUFFIX = ".json";
  private static final int PARALLEL_FROM = 64;

  private final FileStore store;
  private final WarehouseLayout layout;
  private final SortedMap<String, LedgerEntry> entries = new TreeMap<>();

  private Ledger(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /** Loads all entries; an entry that cannot be read is a STORAGE error that names it. */
  public static Ledger load(FileStore store, WarehouseLayout layout) {
    Ledger ledger = new Ledger(store, layout);
    List<StoredFile> files = new ArrayList<>();
    try {
      if (store.exists(layout.ledger())) {
        store.list(layout.ledger()).stream()
            .filter(file -> !file.isHidden() && file.name().endsWith(SUFFIX))
            .forEach(files::add);
      }
    } catch (IOException e) {
      throw unreadable(layout.ledger(), e);
    }
    Stream<StoredFile> stream =
        files.size() >= PARALLEL_FROM ? files.parallelStream() : files.stream();
    stream.map(ledger::read).toList().forEach(entry -> ledger.entries.put(entry.sourceId(), entry));
    return ledger;
  }

  private LedgerEntry read(StoredFile file) {
    byte[] json;
    try (InputStream in = store.open(file.path(), 0)) {
      json = in.readAllBytes();
    } catch (IOException e) {
      throw unreadable(file.path(), e);
    }
    return LedgerJson.read(json, file.path());
  }

  private static RuntimeException unreadable(String path, IOException e) {
    return Errors.storage(
        path,
        "the ledger cannot be read: " + InputErrors.reason(e),
        "check the permissions and the disk or store that holds the warehouse",
        e);
  }

  /** All entries, sorted by source id. */
  public Collection<LedgerEntry> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** The entry of a source, or null. */
  public @Nullable LedgerEntry get(String sourceId) {
    return entries.get(sourceId);
  }

  /** Commits one source: see {@link #commitAll}. */
  public void commit(LedgerEntry entry) {
    commitAll(List.of(entry));
  }

  /**
   * Commits sources durably, each whole or not at all. All files that the entries count must be
   * under their final names, and synced, before.
   */
  public void commitAll(List<LedgerEntry> committed) {
    List<WholeFile> files = new ArrayList<>();
    for (LedgerEntry entry : committed) {
      files.add(new WholeFile(pathOf(entry.sourceId()), LedgerJson.write(entry)));
    }
    try {
      store.writeWhole(files);
    } catch (IOException e) {
      throw Errors.storage(
          layout.ledger(),
          "the ledger cannot be written: " + InputErrors.reason(e),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
    committed.forEach(entry -> entries.put(entry.sourceId(), entry));
  }

  /**
   * Remembers new names of sources that have nothing new in them, so that the next run need not
   * decompress them to see that.
   */
  public void rememberNames(Plan plan) {
    List<LedgerEntry> renamed = new ArrayList<>();
    for (PlannedSource source : plan.sources()) {
      LedgerEntry entry = entries.get(source.sourceId());
      SeenFile seen = source.seen();
      if (entry != null && seen != null && source.isNewNameOfDoneSource()) {
        renamed.add(entry.withFile(seen));
      }
    }
    if (!renamed.isEmpty()) {
      commitAll(renamed);
    }
  }

  /** Forgets a source; its files no longer count. */
  public void remove(String sourceId) {
    try {
      store.delete(pathOf(sourceId));
      store.sync(layout.ledger()); // its files go next: they must not go first
    } catch (IOException e) {
      throw Errors.storage(
          pathOf(sourceId),
          "cannot be deleted: " + InputErrors.reason(e),
          "fix the permissions, then run the same command again",
          e);
    }
    entries.remove(sourceId);
  }

  private String pathOf(String sourceId) {
    return layout.ledger() + "/" + sourceId + SUFFIX;
  }
}
