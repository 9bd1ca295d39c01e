package org.crmperf.jobs.keep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.UnfinishedSource;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;

/**
 * Makes few files of the many that a log leaves which is read every few minutes. The files of the
 * merged ranges are written beside those of their parts; the ledger entry that counts them instead
 * is the commit; then the old ones are deleted. Whatever a crash leaves of either is no longer, or
 * not yet, counted, and goes like any other leftover.
 */
public final class CompactJob {
  /** Groups between two commits, per core: bounds the disk that both sets of files take. */
  private static final int GROUPS_A_CORE = 16;

  private final Warehouse warehouse;
  private final FileStores stores;
  private final double downShare;

  /** {@code downShare} is the share of errors that makes a minute down. */
  public CompactJob(Warehouse warehouse, FileStores stores, double downShare) {
    this.warehouse = warehouse;
    this.stores = stores;
    this.downShare = downShare;
  }

  /**
   * What was done.
   *
   * @param ranges ranges merged
   * @param into ranges that they became
   * @param files files that were read and are gone
   */
  public record Result(int ranges, int into, int files) {}

  /**
   * Whether a run has anything to do.
   *
   * @param filesInAnHour as for {@link #run}
   */
  public boolean hasWork(int filesInAnHour) {
    return !plan(filesInAnHour).isEmpty();
  }

  /**
   * Merges the ranges of finished days.
   *
   * @param filesInAnHour only where a source has more files than this in an hour; 0 for wherever
   *     there is anything to merge
   */
  public Result run(JavaSparkContext spark, int filesInAnHour) {
    List<CompactPlan.Group> groups = plan(filesInAnHour);
    int batch = spark.defaultParallelism() * GROUPS_A_CORE;
    int ranges = 0;
    int into = 0;
    int files = 0;
    for (int from = 0; from < groups.size(); from += batch) {
      List<CompactPlan.Group> some = groups.subList(from, Math.min(groups.size(), from + batch));
      List<Integer> read = merge(spark, some);
      List<CompactPlan.Group> done = new ArrayList<>();
      for (int i = 0; i < some.size(); i++) {
        if (read.get(i) != CompactTask.NOT_MERGED) {
          done.add(some.get(i));
          ranges += some.get(i).parts().size();
          files += read.get(i);
          into++;
        }
      }
      commit(done);
      done.forEach(this::deleteParts);
    }
    return new Result(ranges, into, files);
  }

  private List<CompactPlan.Group> plan(int filesInAnHour) {
    Set<String> resumed =
        warehouse.unfinishedRun().sources().stream()
            .map(UnfinishedSource::sourceId)
            .collect(Collectors.toSet());
    return CompactPlan.of(
        warehouse.ledger(), resumed, warehouse.meta().rangeBytes(), filesInAnHour);
  }

  private List<Integer> merge(JavaSparkContext spark, List<CompactPlan.Group> groups) {
    CompactTask task =
        new CompactTask(stores, warehouse.layout(), warehouse.retention(), downShare);
    return ListJob.run(spark, groups, task);
  }

  private void commit(List<CompactPlan.Group> groups) {
    Map<String, Map<Long, LedgerRange>> mergedByStart = new LinkedHashMap<>();
    Map<String, Set<LedgerRange>> parts = new HashMap<>();
    for (CompactPlan.Group group : groups) {
      LedgerRange merged = LedgerRange.merged(group.parts());
      mergedByStart
          .computeIfAbsent(group.sourceId(), id -> new HashMap<>())
          .put(merged.start(), merged);
      parts.computeIfAbsent(group.sourceId(), id -> new HashSet<>()).addAll(group.parts());
    }
    List<LedgerEntry> entries = new ArrayList<>();
    mergedByStart.forEach(
        (id, merged) -> {
          LedgerEntry entry = warehouse.ledger().get(id);
          if (entry == null) {
            throw Errors.internal("a source vanished while it was compacted: " + id, null);
          }
          List<LedgerRange> ranges = new ArrayList<>();
          Set<LedgerRange> replaced = parts.getOrDefault(id, Set.of());
          for (LedgerRange range : entry.ranges()) {
            LedgerRange whole = merged.get(range.start());
            if (!replaced.contains(range)) {
              ranges.add(range);
            } else if (whole != null) {
              ranges.add(whole);
            }
          }
          entries.add(entry.withRanges(ranges));
        });
    warehouse.ensureHeld();
    warehouse.ledger().commitAll(entries);
  }

  private void deleteParts(CompactPlan.Group group) {
    WarehouseLayout layout = warehouse.layout();
    for (LedgerRange part : group.parts()) {
      for (long hour : part.hours()) {
        delete(layout.requestsFile(hour, group.sourceId(), part));
      }
      delete(layout.partialFile(group.sourceId(), part));
      delete(layout.rejectsFile(group.sourceId(), part));
    }
  }

  private void delete(String path) {
    try {
      warehouse.store().delete(path);
    } catch (IOException e) {
      throw Errors.storage(
          path,
          "cannot be deleted: " + e.getMessage(),
          "fix the permissions, then run the same command again",
          e);
    }
  }
}
