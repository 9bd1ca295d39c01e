package org.crmperf.jobs.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.crmperf.jobs.warehouse.Ledger;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Plan;
import org.crmperf.jobs.warehouse.PlannedSource;
import org.crmperf.jobs.warehouse.SourceState;
import org.crmperf.jobs.warehouse.UnfinishedRun;
import org.crmperf.jobs.warehouse.UnfinishedSource;
import org.crmperf.parsers.schema.RejectReason;

/**
 * Counts lines that a run committed which did not finish as read by this run, which takes its
 * place: they are in the ledger, and no accounting has told of them.
 */
public final class ResumedCounts {
  private final Ledger ledger;
  private final Map<PlannedSource, UnfinishedSource> committed = new HashMap<>();

  /** To be made before this run notes or commits anything of its own. */
  public ResumedCounts(UnfinishedRun before, Ledger ledger, Plan plan) {
    this.ledger = ledger;
    for (PlannedSource source : plan.sources()) {
      UnfinishedSource noted =
          switch (source.state()) {
            case DONE, GREW -> before.committed(source.sourceId(), ledger);
            case FAILED -> before.committedFrom(source.file().path(), ledger);
            case NEW, EMPTY, DUPLICATE -> null;
          };
      if (noted != null) {
        committed.put(source, noted);
      }
    }
  }

  /**
   * The outcomes as a run without the interruption would have had them.
   *
   * @param rejects gains what was rejected before, by the reason's ordinal
   */
  public List<SourceOutcome> apply(List<SourceOutcome> outcomes, long[] rejects) {
    if (committed.isEmpty()) {
      return outcomes;
    }
    Map<String, PlannedSource> byPath = new HashMap<>();
    committed.keySet().forEach(source -> byPath.put(source.file().path(), source));
    List<SourceOutcome> resumed = new ArrayList<>();
    for (SourceOutcome outcome : outcomes) {
      PlannedSource source = byPath.get(outcome.path());
      UnfinishedSource noted = source == null ? null : committed.get(source);
      resumed.add(
          source == null || noted == null ? outcome : resumed(outcome, source, noted, rejects));
    }
    return List.copyOf(resumed);
  }

  private SourceOutcome resumed(
      SourceOutcome now, PlannedSource source, UnfinishedSource noted, long[] rejects) {
    LedgerEntry entry = source.known() == null ? ledger.get(noted.sourceId()) : source.known();
    if (entry == null) {
      return now;
    }
    boolean grew = source.state() == SourceState.GREW;
    SortedMap<String, Long> before = grew ? noted.closedRejects() : noted.rejects();
    for (RejectReason reason : RejectReason.values()) {
      rejects[reason.ordinal()] += before.getOrDefault(reason.label(), 0L);
    }
    long parsed = now.parsed();
    long rejected = now.rejected();
    long blank = now.blankOrComment();
    long already = 0;
    for (LedgerRange range : grew ? entry.closedRanges() : entry.ranges()) {
      if (range.start() < noted.from()) {
        already += range.lines();
      } else {
        parsed += range.parsed();
        rejected += range.rejected();
        blank += range.blankOrComment();
      }
    }
    boolean failedNow = grew && !now.failure().isEmpty();
    return new SourceOutcome(
        now.path(),
        now.input(),
        grew && !now.format().isEmpty() ? now.format() : noted.format(),
        failedNow ? now.state() : noted.state(),
        now.note(),
        grew || noted.failure().isEmpty() ? now.failure() : noted.failure(),
        parsed,
        rejected,
        blank,
        already,
        now.bytes() + (grew ? entry.resumeAt() : entry.bytesDone()) - noted.from());
  }
}
