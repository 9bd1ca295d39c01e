package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.List;
import org.crmperf.jobs.warehouse.Compression;
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
    if (skipped > 0 || read.failure().isEmpty()) {
      writeRejects(source, read);
      warehouse.loadTests().write(source.sourceId(), read.test());
      commit(source, read, skipped);
    }
    boolean failed = !read.failure().isEmpty();
    return new SourceOutcome(
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

  private void commit(PlannedSource source, AggregateReader read, long skipped) {
    LedgerRange range =
        new LedgerRange(
            source.from(),
            read.position(),
            read.lines(),
            0,
            read.rejected(),
            skipped,
            List.of(),
            read.leftAnOpenLine(),
            "");
    boolean plain = source.file().compression() == Compression.NONE;
    String tailHash = plain ? planner.tailHash(source.file(), read.position()) : read.tailHash();
    String format = read.kind().label();
    warehouse
        .ledger()
        .commit(
            read.failure().isEmpty()
                ? source.committed(
                    format,
                    read.position(),
                    tailHash,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    List.of(range))
                : source.committedInPart(
                    format,
                    read.position(),
                    tailHash,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    List.of(range)));
  }
}
