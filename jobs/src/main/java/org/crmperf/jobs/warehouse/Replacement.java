package org.crmperf.jobs.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmperf.parsers.error.Errors;

/**
 * Forgets sources so that the run reads them anew. What it does in which order is such that a run
 * that dies in the middle is taken up by the same command: first the note that it has begun and the
 * hours to merge again, then the ledger entries, then the files that nothing counts any more.
 */
public final class Replacement {
  private final Warehouse warehouse;
  private final List<String> words;
  private final Set<LedgerEntry> entries = new LinkedHashSet<>();

  /**
   * Finds the sources; changes nothing. USAGE errors for words that name none or several, and for a
   * source of which no input would take the place.
   *
   * @param words source ids, or paths under which the ledger knows a source
   */
  public Replacement(Warehouse warehouse, List<String> words, List<InputFile> inputs) {
    this.warehouse = warehouse;
    this.words = List.copyOf(words);
    Set<String> given = inputs.stream().map(InputFile::path).collect(Collectors.toSet());
    for (String word : words) {
      List<LedgerEntry> named = named(word);
      if (named.isEmpty() && warehouse.unfinishedRun().wasReplacing(word)) {
        continue; // a run that died had forgotten it already
      }
      LedgerEntry entry = only(word, named);
      if (entry.files().stream().noneMatch(file -> given.contains(file.path()))) {
        throw Errors.usage(
            "--replace " + word + ": no --input has a file in which that source was found",
            "give one of them as --input: " + paths(entry));
      }
      entries.add(entry);
    }
  }

  private List<LedgerEntry> named(String word) {
    LedgerEntry byId = warehouse.ledger().get(word);
    if (byId != null) {
      return List.of(byId);
    }
    String path = FileStores.isLocal(word) ? LocalFileStore.path(word).toString() : word;
    List<LedgerEntry> found =
        warehouse.ledger().entries().stream().filter(entry -> entry.hasPath(path)).toList();
    List<LedgerEntry> last = found.stream().filter(entry -> entry.lastPath().equals(path)).toList();
    return last.isEmpty() ? found : last;
  }

  private LedgerEntry only(String word, List<LedgerEntry> named) {
    if (named.isEmpty()) {
      throw Errors.usage(
          "--replace " + word + ": no source of this id or path in " + warehouse.layout().root(),
          "look for it in " + warehouse.layout().ledger());
    }
    if (named.size() > 1) {
      String ids = named.stream().map(LedgerEntry::sourceId).collect(Collectors.joining(", "));
      throw Errors.usage(
          "--replace " + word + ": several sources were found under this path",
          "name one by its id: " + ids);
    }
    return named.get(0);
  }

  private static String paths(LedgerEntry entry) {
    return entry.files().stream().map(SeenFile::path).collect(Collectors.joining(", "));
  }

  /** Forgets them. */
  public void forget() {
    if (entries.isEmpty()) {
      return;
    }
    warehouse.ensureHeld();
    SortedSet<Long> hours = new TreeSet<>();
    List<String> files = new ArrayList<>();
    for (LedgerEntry entry : entries) {
      for (LedgerRange range : entry.ranges()) {
        hours.addAll(range.hours());
        files.addAll(warehouse.layout().rangeFiles(entry.sourceId(), range));
      }
      files.add(warehouse.layout().loadTestFile(entry.sourceId()));
    }
    warehouse.unfinishedRun().replacing(words);
    warehouse.pendingHours().add(hours);
    entries.forEach(entry -> warehouse.ledger().remove(entry.sourceId()));
    files.forEach(warehouse::delete);
  }
}
