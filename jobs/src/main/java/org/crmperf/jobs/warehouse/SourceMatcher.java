package org.crmperf.jobs.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the ledger entry whose content a file continues. */
final class SourceMatcher {
  private final ContentProbe probe;
  private final Map<SourceIdentity, List<LedgerEntry>> byIdentity = new HashMap<>();
  private final TreeSet<Integer> headLengths = new TreeSet<>();

  SourceMatcher(ContentProbe probe, Collection<LedgerEntry> entries) {
    this.probe = probe;
    for (LedgerEntry entry : entries) {
      byIdentity.computeIfAbsent(entry.identity(), key -> new ArrayList<>()).add(entry);
      headLengths.add(entry.identity().headLength());
    }
  }

  /** How a file relates to the ledger. */
  sealed interface Match {
    /** No entry has its head, or only entries of other files that differ further on. */
    record Unknown() implements Match {}

    /** All of it has been read. */
    record Done(LedgerEntry entry) implements Match {}

    /** It goes on where the entry ends. */
    record Grew(LedgerEntry entry) implements Match {}

    /** It is an older copy of the entry's source, read already. */
    record Older(LedgerEntry entry) implements Match {}

    /** A file that the entry was read from, with other content now; {@code at} says where. */
    record Changed(LedgerEntry entry, long at) implements Match {}
  }

  /**
   * The best match: the entry of most bytes that the file's content confirms. Equal heads alone
   * prove little: a short file's may be one health check that two servers logged alike.
   */
  Match match(InputFile file, String service, SourceHead head, SeenFile seen) {
    List<LedgerEntry> candidates = candidates(service, head);
    for (LedgerEntry entry : candidates) {
      if (entry.hasSeen(seen)) {
        return new Match.Done(entry);
      }
    }
    Match fallback = new Match.Unknown();
    for (LedgerEntry entry : candidates) {
      ContentProbe.Found found = probe.at(file, entry.bytesDone(), entry.content().bytes());
      if (found instanceof ContentProbe.Found.Reached reached
          && reached.tailHash().equals(entry.tailHash())) {
        if (wasEdited(file, entry, reached)) {
          return new Match.Changed(entry, entry.content().bytes());
        }
        return reached.more() ? new Match.Grew(entry) : new Match.Done(entry);
      }
      if (fallback instanceof Match.Unknown) {
        fallback = mismatch(file, entry, found);
      }
    }
    return fallback;
  }

  /**
   * Whether the content between head and tail is another. A stream was read in whole to get to its
   * tail. A plain file is read for this only if it did not grow and yet was changed since it was
   * seen: looking at one that grows every five minutes must not cost more than what is new in it.
   */
  private boolean wasEdited(InputFile file, LedgerEntry entry, ContentProbe.Found.Reached reached) {
    long summed = entry.content().bytes();
    if (file.compression() != Compression.NONE) {
      return !reached.sum().equals(entry.content());
    }
    return summed > 0
        && !reached.more()
        && !entry.hasSeenAt(file.modified())
        && !probe.sum(file, 0, summed).equals(entry.content());
  }

  private List<LedgerEntry> candidates(String service, SourceHead head) {
    List<LedgerEntry> found = new ArrayList<>();
    for (int length : headLengths.headSet(head.bytes().length, true)) {
      SourceIdentity identity = new SourceIdentity(service, length, head.hash(length));
      found.addAll(byIdentity.getOrDefault(identity, List.of()));
    }
    found.sort(
        (a, b) -> {
          int byLength = Long.compare(b.bytesDone(), a.bytesDone());
          return byLength != 0 ? byLength : a.sourceId().compareTo(b.sourceId());
        });
    return found;
  }

  private static Match mismatch(InputFile file, LedgerEntry entry, ContentProbe.Found found) {
    boolean sameName = entry.hasPath(file.path());
    boolean fullHead = entry.identity().headLength() == SourceHead.SIZE;
    if (found instanceof ContentProbe.Found.Shorter shorter) {
      if (sameName) {
        return new Match.Changed(entry, shorter.length());
      }
      return fullHead ? new Match.Older(entry) : new Match.Unknown();
    }
    return sameName ? new Match.Changed(entry, entry.bytesDone()) : new Match.Unknown();
  }
}
