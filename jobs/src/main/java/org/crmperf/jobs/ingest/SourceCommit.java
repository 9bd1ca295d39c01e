package org.crmperf.jobs.ingest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.ContentSum;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.PlannedSource;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.UnfinishedSource;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.schema.RejectReason;

/** From what the tasks read of one source to what the ledger says of it. */
final class SourceCommit {
  private final SourcePlanner planner;
  private final PlannedSource source;
  private final List<RangeResult> parts;
  private final boolean plain;

  SourceCommit(SourcePlanner planner, PlannedSource source, List<RangeResult> parts) {
    this.planner = planner;
    this.source = source;
    this.parts = parts;
    this.plain = source.file().compression() == Compression.NONE;
  }

  /**
   * Why nothing that was read of a plain file can be relied on: it was truncated or replaced in the
   * middle of it, and its parts are of different contents. Empty if that did not happen. A stream
   * is read by one task through one open file, and has checksums of its own.
   */
  String unsound() {
    if (!plain) {
      return "";
    }
    for (RangeResult part : parts) {
      if (!part.failure().isEmpty()) {
        return part.failure();
      }
    }
    return parts.stream().anyMatch(RangeResult::isCutShort) ? moved() : "";
  }

  /**
   * Why what was read cannot be relied on although each part of it was whole, as {@link #unsound}.
   * To be asked when the ledger entry is made: that looks at the file once more, and a look at
   * another file's content must not be committed.
   */
  String replaced() {
    return plain && !planner.stillIs(source) ? moved() : "";
  }

  private String moved() {
    CrmPerfException moved =
        Errors.input(
            source.file().path(),
            "the file was truncated or replaced while it was read",
            "run again, with the rotated file among the inputs",
            null);
    return String.valueOf(moved.getMessage());
  }

  /** The ranges read, in order. */
  List<LedgerRange> ranges() {
    return parts.stream().flatMap(part -> part.ranges().stream()).toList();
  }

  /** The ledger entry; throws an INPUT error if the file became shorter since it was read. */
  LedgerEntry entry(String format, boolean brokeOff) {
    List<LedgerRange> ranges = ranges();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long position = source.from();
    String tailHash = "";
    for (RangeResult part : parts) {
      first = Math.min(first, part.firstMicros());
      last = Math.max(last, part.lastMicros());
      position = Math.max(position, part.position());
      tailHash = part.tailHash();
    }
    if (plain) {
      position = ranges.stream().mapToLong(LedgerRange::end).max().orElse(position);
      tailHash = planner.tailHash(source.file(), position);
    }
    ContentSum content = plain ? plainContent(ranges) : parts.get(0).sum();
    return brokeOff
        ? source.committedInPart(format, position, tailHash, first, last, content, ranges)
        : source.committed(format, position, tailHash, first, last, content, ranges);
  }

  /** What the ledger has summed, and what was read now without a range that will be read again. */
  private ContentSum plainContent(List<LedgerRange> ranges) {
    LedgerEntry known = source.known();
    ContentSum content = known == null ? ContentSum.NONE : known.content();
    if (content.bytes() != source.from()) {
      return content;
    }
    LedgerRange last = ranges.get(ranges.size() - 1);
    if (last.open() && parts.size() < ranges.size()) {
      return content.then(planner.sum(source.file(), source.from(), last.start()));
    }
    for (RangeResult part : parts.subList(0, parts.size() - (last.open() ? 1 : 0))) {
      content = content.then(part.sum());
    }
    return content;
  }

  /** What a run that dies after the commit leaves to the next. */
  static UnfinishedSource unfinished(
      LedgerEntry entry, PlannedSource source, SourceOutcome outcome, List<RangeResult> parts) {
    SortedMap<String, Long> rejects = new TreeMap<>();
    SortedMap<String, Long> open = new TreeMap<>();
    for (RangeResult part : parts) {
      add(part.rejects(), rejects);
      add(part.openRejects(), open);
    }
    return unfinished(entry, source, outcome, rejects, open);
  }

  static UnfinishedSource unfinished(
      LedgerEntry entry,
      PlannedSource source,
      SourceOutcome outcome,
      SortedMap<String, Long> rejects,
      SortedMap<String, Long> openRejects) {
    return new UnfinishedSource(
        entry.sourceId(),
        outcome.path(),
        source.from(),
        entry.bytesDone(),
        outcome.format(),
        outcome.state(),
        outcome.failure(),
        rejects,
        openRejects);
  }

  static void add(long[] counts, SortedMap<String, Long> byReason) {
    for (RejectReason reason : RejectReason.values()) {
      long lines = reason.ordinal() < counts.length ? counts[reason.ordinal()] : 0;
      if (lines > 0) {
        byReason.merge(reason.label(), lines, Long::sum);
      }
    }
  }
}
