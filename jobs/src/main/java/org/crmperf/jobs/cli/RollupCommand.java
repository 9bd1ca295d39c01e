package org.crmperf.jobs.cli;

import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.UnreportedHours;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The second step of a night alone: merges everything that the ledger knows. */
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    description = "Merge partial rollups into hourly and minute rollups.")
final class RollupCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();

  @Option(
      names = "--rebuild",
      description = "derive endpoints and rollups anew from the requests kept")
  boolean rebuild;

  @Option(names = "--from", paramLabel = "D", description = "the first day to rebuild")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "D", description = "the last day to rebuild")
  @Nullable String to;

  @Override
  public Integer call() {
    RunConfig config = common.runConfig();
    FileStores stores = Stores.of(config);
    if (!rebuild && (from != null || to != null)) {
      throw Errors.usage(
          "--from and --to say what to rebuild", "give --rebuild too, or leave them out");
    }
    RebuildStep anew = new RebuildStep(stores, config, common.zoneId(), from, to);
    Warehouse.openForReading(stores, warehouseOption.directory).close();
    // Spark is closed before the warehouse is let go: no task may write after that
    try (Warehouse warehouse =
            Warehouse.openForWriting(
                stores, warehouseOption.directory, NightlyCommand.metaFor(common.zoneId()));
        LazySpark spark = new LazySpark(common.master);
        RecordedRun run = RecordedRun.begin(warehouse, "rollup")) {
      HousekeepingStep.sweep(warehouse);
      if (rebuild) {
        String said = anew.run(warehouse, spark);
        if (!common.quiet) {
          System.out.println(said);
        }
        return run.exit(0);
      }
      RollupJob job = new RollupJob(warehouse, stores, config.policy(), config.endpointLimit());
      SortedSet<Long> hours = job.allHours();
      if (!hours.isEmpty()) {
        job.run(spark.get(), hours);
        new UnreportedHours(warehouse).add(warehouse.pendingHours().read());
        warehouse.pendingHours().clear();
      }
      if (!common.quiet) {
        System.out.println("hours merged: " + hours.size());
      }
      return run.exit(0);
    }
  }
}
