package org.crmperf.jobs.warehouse;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run that has not finished has committed, or is about to commit, of one source.
 *
 * @param path of the file it was read from
 * @param from where the run began to read; the source's ranges from there on are its own
 * @param to decompressed bytes read in all once the ledger has it
 * @param format the formats chosen, in words
 * @param state what the run says of it
 * @param failure why it was not read to its end; empty if it was
 * @param rejects lines by the reason's label
 * @param openRejects those of them in the range that ends in half a line and will be read again
 */
public record UnfinishedSource(
    String sourceId,
    String path,
    long from,
    long to,
    String format,
    String state,
    String failure,
    SortedMap<String, Long> rejects,
    SortedMap<String, Long> openRejects) {

  /** Whether the ledger has it: the run died after its commit. */
  public boolean isIn(Ledger ledger) {
    LedgerEntry entry = ledger.get(sourceId);
    return entry != null && entry.bytesDone() >= to;
  }

  /** The rejects that count whatever is read again. */
  public SortedMap<String, Long> closedRejects() {
    SortedMap<String, Long> closed = new TreeMap<>(rejects);
    openRejects.forEach((reason, lines) -> closed.merge(reason, -lines, Long::sum));
    return closed;
  }

  /** This one, committed before, and what a later run read on from there, as one run's doing. */
  UnfinishedSource then(UnfinishedSource later) {
    SortedMap<String, Long> all = closedRejects();
    later.rejects.forEach((reason, lines) -> all.merge(reason, lines, Long::sum));
    return new UnfinishedSource(
        sourceId,
        later.path,
        from,
        later.to,
        later.format,
        later.failure.isEmpty() ? state : later.state,
        later.failure,
        all,
        later.openRejects);
  }
}
