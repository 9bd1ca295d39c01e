package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse knows of a run that has begun to write and has not come to its end: {@code
 * unfinished-run.json}. It is there before the first file that a run writes, names every source
 * before the ledger commits it, and is deleted as the last thing the run does. The run after one
 * that died reads from it which of the ledger's lines nobody has reported yet, and counts them as
 * its own. Not thread-safe.
 */
public final class UnfinishedRun {
  private final FileStore store;
  private final WarehouseLayout layout;
  private final boolean found;
  private final Map<String, UnfinishedSource> sources = new LinkedHashMap<>();
  private final Set<String> replaced = new TreeSet<>();
  private boolean written;

  private UnfinishedRun(FileStore store, WarehouseLayout layout, boolean found) {
    this.store = store;
    this.layout = layout;
    this.found = found;
    this.written = found;
  }

  static UnfinishedRun load(FileStore store, WarehouseLayout layout) throws IOException {
    String path = layout.unfinishedRun();
    if (!store.exists(path)) {
      return new UnfinishedRun(store, layout, false);
    }
    UnfinishedRun run = new UnfinishedRun(store, layout, true);
    try (InputStream in = store.open(path, 0)) {
      UnfinishedJson.Content content = UnfinishedJson.read(in.readAllBytes(), path);
      content.sources().forEach(source -> run.sources.put(source.sourceId(), source));
      run.replaced.addAll(content.replaced());
    }
    return run;
  }

  /** Whether an earlier run did not finish: it may have left files that nothing counts. */
  public boolean wasFound() {
    return found;
  }

  /** What runs that did not finish noted, in the order in which they did. */
  public Collection<UnfinishedSource> sources() {
    return Collections.unmodifiableCollection(sources.values());
  }

  /** What was noted of a source, if the ledger has it too; else null. */
  public @Nullable UnfinishedSource committed(String sourceId, Ledger ledger) {
    UnfinishedSource source = sources.get(sourceId);
    return source != null && source.isIn(ledger) ? source : null;
  }

  /** What was noted of the source that was read from this path, if the ledger has it; else null. */
  public @Nullable UnfinishedSource committedFrom(String path, Ledger ledger) {
    return sources.values().stream()
        .filter(source -> source.path().equals(path) && source.isIn(ledger))
        .findFirst()
        .orElse(null);
  }

  /** Whether a run that did not finish had begun to replace what these words name. */
  public boolean wasReplacing(String words) {
    return replaced.contains(words);
  }

  /** To be called before the first file is written. */
  public void begin() {
    if (!written) {
      write();
    }
  }

  /** Notes sources that are about to be replaced, before their ledger entries are removed. */
  public void replacing(Collection<String> words) {
    if (replaced.addAll(words) || !written) {
      write();
    }
  }

  /** Notes sources before the ledger commits them. */
  public void note(Collection<UnfinishedSource> committing, Ledger before) {
    for (UnfinishedSource source : committing) {
      UnfinishedSource earlier = committed(source.sourceId(), before);
      sources.remove(source.sourceId());
      sources.put(
          source.sourceId(),
          earlier != null && source.from() > earlier.from() ? earlier.then(source) : source);
    }
    write();
  }

  private void write() {
    byte[] json =
        UnfinishedJson.write(
            new UnfinishedJson.Content(new ArrayList<>(sources.values()), List.copyOf(replaced)));
    try {
      store.writeWhole(List.of(new WholeFile(layout.unfinishedRun(), json)));
    } catch (IOException e) {
      throw failed("cannot be written: ", e);
    }
    written = true;
  }

  /** The run has come to its end: nothing of it is left to do. */
  public void finish() {
    if (!written) {
      return;
    }
    try {
      store.delete(layout.unfinishedRun());
      store.sync(layout.root());
    } catch (IOException e) {
      throw failed("cannot be deleted: ", e);
    }
    sources.clear();
    replaced.clear();
    written = false;
  }

  private CrmPerfException failed(String what, IOException e) {
    return Errors.storage(
        layout.unfinishedRun(),
        what + InputErrors.reason(e),
        "free some space or fix the permissions, then run the same command again",
        e);
  }
}
