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
    FileStores stores = Stores.of(config);
    Warehouse.openForReading(stores, warehouseOption.directory).close();
    // Spark is closed before the warehouse is let go: no task may write after that
    try (Warehouse warehouse =
            Warehouse.openForWriting(
                stores, warehouseOption.directory, NightlyCommand.metaFor(common.zoneId()));
        LazySpark spark = new LazySpark(common.master)) {
      RollupJob job = new RollupJob(warehouse, stores, config.policy(), config.endpointLimit());
      SortedSet<Long> hours = job.allHours();
      if (!hours.isEmpty()) {
        job.run(spark.get(), hours);
        warehouse.pendingHours().clear();
      }
      if (!common.quiet) {
        System.out.println("hours merged: " + hours.size());
      }
      return 0;
    }
  }
}
