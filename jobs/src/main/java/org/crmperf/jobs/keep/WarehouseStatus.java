package org.crmperf.jobs.keep;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LockState;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.RunRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is in a warehouse, what ran last, and what is unfinished.
 *
 * @param sources by the path under which each was seen last
 * @param days by UTC date
 * @param lastRun null if nothing ran yet
 * @param pendingHours hours not merged into the rollups yet
 * @param leftovers files that no source counts; with a live run, also those it is about to commit
 * @param staging files being written, or left by a dead run
 * @param rebuildUnfinished whether a rebuild began and did not end
 * @param ingestUnfinished whether an ingest or a night began and did not end, or is going on
 */
public record WarehouseStatus(
    String root,
    List<LedgerEntry> sources,
    SortedMap<LocalDate, DayStatus> days,
    Retention retention,
    @Nullable RunRecord lastRun,
    LockState lock,
    int pendingHours,
    AreaSize leftovers,
    AreaSize staging,
    boolean rebuildUnfinished,
    boolean ingestUnfinished) {
  /** The files of an area, of all days. */
  public AreaSize size(DayStatus.Area area) {
    AreaSize all = new AreaSize();
    days.values().forEach(day -> all.add(day.size(area)));
    return all;
  }

  /** Lines read, of all sources. */
  public long lines() {
    return sources.stream().mapToLong(LedgerEntry::lines).sum();
  }

  /** Requests read, of all sources. */
  public long parsed() {
    return sources.stream().mapToLong(LedgerEntry::parsed).sum();
  }

  /** Lines rejected, of all sources. */
  public long rejected() {
    return sources.stream().mapToLong(LedgerEntry::rejected).sum();
  }

  /** Whether there is anything that a run has left to another. */
  public boolean isUnfinished() {
    return pendingHours > 0
        || leftovers.files() > 0
        || staging.files() > 0
        || rebuildUnfinished
        || ingestUnfinished
        || lock.state() == LockState.State.DEAD;
  }
}
