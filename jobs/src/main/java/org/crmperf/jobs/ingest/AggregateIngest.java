package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.PlannedSource;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.schema.RejectReason;

/**
 * Takes load tests that their tools have aggregated into the warehouse: small files, read on the
 * driver, kept beside the requests and never among them. Their rows count with what is no request.
 */
public final class AggregateIngest {
  private final Warehouse warehouse;
  private final IngestSettings settings;
  private final SourcePlanner planner;

  public AggregateIngest(Warehouse warehouse, IngestSettings settings, SourcePlanner planner) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.planner = planner;
  }

  /**
   * Reads and commits a source.
   *
   * @param rejects gains its rejected records, by the reason's ordinal
   */
  public SourceOutcome run(PlannedSource source, AggregateKind kind, long[] rejects) {
    AggregateReader read =
        AggregateReader.read(
            settings.stores(), source.file(), kind, settings.maxLineBytes(), source.from());
    for (RejectReason reason : RejectReason.values()) {
      rejects[reason.ordinal()] += read.rejected(reason);
    }
    long skipped = read.aggregated() + read.blank();
    boolean failed = !read.failure().isEmpty();
    SourceOutcome outcome =
        new SourceOutcome(
            source.file().path(),
            source.file().input(),
            kind.describe(),
            failed ? "failed" : source.known() == null ? "read" : "grew",
            source.note(),
            read.failure(),
            0,
            read.rejected(),
            skipped,
            source.alreadyIngestedLines(),
            Math.max(0, read.position() - source.from()));
    if (skipped > 0 || !failed) {
      writeRejects(source, read);
      warehouse.loadTests().write(source.sourceId(), read.test());
      commit(source, read, outcome);
    }
    return outcome;
  }

  private void writeRejects(PlannedSource source, AggregateReader read) {
    RangeFiles files = new RangeFiles(settings, source.sourceId(), source.from());
    try {
      files.rejects(read.rejectLog().rows());
      files.publish();
    } catch (IOException e) {
      throw Errors.storage(
          settings.layout().root(),
          "cannot be written: " + e.getMessage(),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }

  private void commit(PlannedSource source, AggregateReader read, SourceOutcome outcome) {
    List<LedgerRange> range =
        List.of(
            new LedgerRange(
                source.from(),
                read.position(),
                read.lines(),
                0,
                read.rejected(),
                outcome.blankOrComment(),
                List.of(),
                read.leftAnOpenLine(),
                ""));
    boolean plain = source.file().compression() == Compression.NONE;
    String tailHash = plain ? planner.tailHash(source.file(), read.position()) : read.tailHash();
    String format = read.kind().label();
    LedgerEntry entry =
        read.failure().isEmpty()
            ? source.committed(
                format,
                read.position(),
                tailHash,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                read.content(),
                range)
            : source.committedInPart(
                format,
                read.position(),
                tailHash,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                read.content(),
                range);
    warehouse.ensureHeld();
    warehouse.force(warehouse.layout().rangeFiles(source.sourceId(), range.get(0)));
    SortedMap<String, Long> rejects = new TreeMap<>();
    SourceCommit.add(read.rejectLog().counts(), rejects);
    SortedMap<String, Long> open = read.leftAnOpenLine() ? rejects : new TreeMap<>();
    warehouse
        .unfinishedRun()
        .note(
            List.of(SourceCommit.unfinished(entry, source, outcome, rejects, open)),
            warehouse.ledger());
    warehouse.ledger().commit(entry);
  }
}
