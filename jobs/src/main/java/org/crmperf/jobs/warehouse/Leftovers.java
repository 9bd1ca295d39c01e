package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmperf.parsers.error.Errors;

/**
 * Files that no ledger entry counts: a run that died had written them, and its source has another
 * identity or other ranges now, so that nothing would overwrite them; and files that were not yet
 * under their final names.
 */
public final class Leftovers {
  private final FileStore store;
  private final WarehouseLayout layout;
  private final Set<String> counted = new HashSet<>();
  private final Set<String> sources = new HashSet<>();

  /** Leftovers of a warehouse, by its ledger as it is now. */
  public Leftovers(FileStore store, WarehouseLayout layout, Ledger ledger) {
    this.store = store;
    this.layout = layout;
    for (LedgerEntry entry : ledger.entries()) {
      sources.add(entry.sourceId() + ".json");
      for (LedgerRange range : entry.ranges()) {
        counted.add(range.stem(entry.sourceId()));
      }
    }
  }

  /** The files, sorted. Lists the whole warehouse: for after a crash, not for every run. */
  public List<String> find() {
    List<String> found = new ArrayList<>();
    for (String directory : List.of(layout.requests(), layout.rejects(), layout.partials())) {
      try {
        collect(directory, found);
      } catch (IOException e) {
        throw unlistable(directory, e);
      }
    }
    try {
      for (String directory : List.of(layout.root(), layout.ledger(), layout.loadTests())) {
        if (store.exists(directory)) {
          store.list(directory).stream()
              .filter(entry -> isLeft(directory, entry))
              .forEach(entry -> found.add(entry.path()));
        }
      }
    } catch (IOException e) {
      throw unlistable(layout.root(), e);
    }
    return found;
  }

  private boolean isLeft(String directory, StoredFile entry) {
    boolean aside = entry.name().startsWith(".") && entry.name().endsWith(".aside");
    boolean unknown = directory.equals(layout.loadTests()) && !sources.contains(entry.name());
    return entry.kind() == StoredFile.Kind.FILE && (aside || unknown);
  }

  private static RuntimeException unlistable(String directory, IOException e) {
    return Errors.storage(
        directory,
        "cannot be listed: " + InputErrors.reason(e),
        "check the permissions and the disk or store that holds the warehouse",
        e);
  }

  private void collect(String directory, List<String> found) throws IOException {
    if (!store.exists(directory)) {
      return;
    }
    for (StoredFile entry : store.list(directory)) {
      if (entry.kind() == StoredFile.Kind.DIRECTORY) {
        collect(entry.path(), found);
      } else if (!counted.contains(stem(entry.name()))) {
        found.add(entry.path());
      }
    }
  }

  /** The name without its extension; a source id may hold a dot of its own, before the dash. */
  private static String stem(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('-') + 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Deletes them; returns how many. Only while the warehouse is open for writing. */
  public int delete() {
    List<String> found = find();
    for (String path : found) {
      try {
        store.delete(path);
      } catch (IOException e) {
        throw Errors.storage(
            path,
            "a leftover of a dead run cannot be deleted: " + InputErrors.reason(e),
            "fix the permissions, then run the same command again",
            e);
      }
    }
    return found.size();
  }
}
