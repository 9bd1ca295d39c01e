package org.crmperf.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.crmperf.jobs.config.Housekeeping;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.keep.CompactJob;
import org.crmperf.jobs.keep.LatePruned;
import org.crmperf.jobs.keep.PruneJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Leftovers;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/** What keeps a warehouse small: old days deleted, small files merged. */
final class HousekeepingStep {
  private final FileStores stores;
  private final Warehouse warehouse;
  private final RunConfig config;
  private final Housekeeping keep;

  HousekeepingStep(FileStores stores, Warehouse warehouse, RunConfig config, Housekeeping keep) {
    this.stores = stores;
    this.warehouse = warehouse;
    this.config = config;
    this.keep = keep;
  }

  /** Deletes what a dead run has left; before anything else that writes. */
  static void sweep(Warehouse warehouse) {
    if (warehouse.followsDeadRun()) {
      new Leftovers(warehouse.store(), warehouse.layout(), warehouse.ledger()).delete();
    }
  }

  /** At the end of a night; returns what is to be said of it, a line each. */
  List<String> nightly(LazySpark spark, PrintStream err) {
    List<String> said = new ArrayList<>();
    if (rebuildUnfinished()) {
      err.println(
          "crm-perf: warning: a rollup --rebuild has not ended, and the rollups are of two"
              + " configurations; run it again. Until then nothing is pruned or compacted");
      return said;
    }
    prune(said);
    CompactJob job = compactJob();
    if (job.hasWork(keep.filesAnHour())) {
      said.add(compact(job, spark, keep.filesAnHour()));
    }
    return said;
  }

  /** Says how many requests came too late for the rollups; before the hours are merged. */
  List<String> late(SortedSet<Long> pendingHours) {
    long late = new LatePruned(warehouse).count(pendingHours);
    return late == 0
        ? List.of()
        : List.of(
            "too late: "
                + late
                + " requests before "
                + warehouse.retention().requestsFrom()
                + ", whose days are pruned already: the rollups stay as they were");
  }

  /** Refuses to delete or merge what a merge or a rebuild still needs. */
  void requireFinished() {
    if (rebuildUnfinished()) {
      throw Errors.usage(
          warehouse.layout().root() + ": a rebuild of the rollups has not ended",
          "run crm-perf rollup --rebuild again first");
    }
    if (!warehouse.pendingHours().read().isEmpty()) {
      throw Errors.usage(
          warehouse.layout().root() + ": some hours are not merged into the rollups yet",
          "run crm-perf rollup first");
    }
  }

  private boolean rebuildUnfinished() {
    String mark = warehouse.layout().rebuild();
    try {
      return warehouse.store().exists(mark);
    } catch (IOException e) {
      throw Errors.storage(
          mark, "cannot be read: " + e.getMessage(), "check the permissions or the store", e);
    }
  }

  /** Deletes the days that are no longer kept, if there are any. */
  void prune(List<String> said) {
    PruneJob job = new PruneJob(warehouse);
    Retention before = warehouse.retention();
    Retention kept =
        job.retention(keep.requestsDays(), keep.rollupsDays(), LocalDate.now(ZoneOffset.UTC));
    int deleted = job.run(kept);
    if (deleted > 0 || !kept.equals(before)) {
      said.add(
          "pruned: requests are kept from "
              + text(kept.requestsFrom())
              + ", rollups from "
              + text(kept.rollupsFrom()));
    }
  }

  private static String text(LocalDate from) {
    return from.equals(LocalDate.EPOCH) ? "the first day" : from.toString();
  }

  CompactJob compactJob() {
    return new CompactJob(warehouse, stores, config.policy().downShare());
  }

  /** Merges small files; returns what to say of it. */
  static String compact(CompactJob job, LazySpark spark, int filesAnHour) {
    CompactJob.Result result = job.run(spark.get(), filesAnHour);
    return "compacted: "
        + result.ranges()
        + " ranges are "
        + result.into()
        + " now, "
        + result.files()
        + " files merged";
  }
}
