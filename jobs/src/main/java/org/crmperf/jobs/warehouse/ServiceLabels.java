package org.crmperf.jobs.warehouse;

import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;
import org.crmperf.parsers.error.CrmPerfException;
import org.jspecify.annotations.Nullable;

/**
 * Under which label a file is matched. Equal content under two labels is two sources, for two
 * servers may log alike; but one file is one source, whatever label it is given later: else a label
 * that is added to a configuration would count every log again.
 */
final class ServiceLabels {
  private final FileStores stores;
  private final SourceMatcher matcher;
  private final TreeSet<String> known = new TreeSet<>();

  ServiceLabels(FileStores stores, SourceMatcher matcher, Iterable<LedgerEntry> entries) {
    this.stores = stores;
    this.matcher = matcher;
    entries.forEach(entry -> known.add(entry.identity().service()));
  }

  /**
   * What the ledger knows of a file.
   *
   * @param service the label under which it counts, asked for or not
   */
  record Labelled(String service, SourceMatcher.Match match) {}

  Labelled match(InputFile file, String asked, SourceHead head, SeenFile seen) {
    SourceMatcher.Match match = matcher.match(file, asked, head, seen);
    if (match instanceof SourceMatcher.Match.Unknown) {
      for (String other : known) {
        if (!other.equals(asked)) {
          SourceMatcher.Match found = matcher.match(file, other, head, seen);
          LedgerEntry entry = confirmed(found);
          if (entry != null && isOf(file, entry)) {
            return new Labelled(other, found);
          }
        }
      }
    }
    return new Labelled(asked, match);
  }

  private static @Nullable LedgerEntry confirmed(SourceMatcher.Match match) {
    if (match instanceof SourceMatcher.Match.Done done) {
      return done.entry();
    }
    return match instanceof SourceMatcher.Match.Grew grew ? grew.entry() : null;
  }

  /** Whether content that an entry has is that entry's own file, renamed or not, and no twin. */
  private boolean isOf(InputFile file, LedgerEntry entry) {
    return entry.hasPath(file.path())
        || (entry.identity().headLength() == SourceHead.SIZE && !isStillThere(entry));
  }

  /** Whether the name that the entry was last found under has its content still. */
  private boolean isStillThere(LedgerEntry entry) {
    try {
      InputFiles named = new InputFiles(stores, InputStream.nullInputStream(), "", List.of());
      for (InputFile file : named.expand(List.of(entry.lastPath()))) {
        if (entry.identity().isOf(SourceHead.read(stores, file))) {
          return true;
        }
      }
      return false;
    } catch (CrmPerfException e) {
      return false;
    }
  }
}
