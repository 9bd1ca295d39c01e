package org.crmperf.jobs.cli;

import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The second step of a night alone: merges everything that the ledger knows. */
@Command(
    name = "rollup",
    mixinStandardHelpOptions = true,
    description = "Merge partial rollups into hourly and minute rollups.")
final class RollupCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();

  @Override
  public Integer call() {
    RunConfig config = common.runConfig();
    FileStores stores = FileStores.defaults();
    Warehouse.openForReading(stores, warehouseOption.directory).close();
    try (LazySpark spark = new LazySpark(common.master);
        Warehouse warehouse =
            Warehouse.openForWriting(
                stores, warehouseOption.directory, NightlyCommand.metaFor(common.zoneId()));
        RecordedRun run = RecordedRun.begin(warehouse, "rollup")) {
      HousekeepingStep.sweep(warehouse);
      RollupJob job = new RollupJob(warehouse, stores, config.policy(), config.endpointLimit());
      SortedSet<Long> hours = job.allHours();
      if (!hours.isEmpty()) {
        job.run(spark.get(), hours);
        warehouse.pendingHours().clear();
      }
      if (!common.quiet) {
        System.out.println("hours merged: " + hours.size());
      }
      return run.exit(0);
    }
  }
}
