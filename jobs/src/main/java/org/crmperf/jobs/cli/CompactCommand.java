package org.crmperf.jobs.cli;

import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.keep.CompactJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Leftovers;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Merges all small files that can be. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description = "Merge the small files of finished days.")
final class CompactCommand implements Callable<Integer> {
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
        LazySpark spark = new LazySpark(common.master);
        RecordedRun run = RecordedRun.begin(warehouse, "compact")) {
      new Leftovers(warehouse.store(), warehouse.layout(), warehouse.ledger()).delete();
      HousekeepingStep step =
          new HousekeepingStep(stores, warehouse, config, config.housekeeping());
      step.requireFinished();
      CompactJob job = step.compactJob();
      String said = job.hasWork(0) ? HousekeepingStep.compact(job, spark, 0) : "nothing to compact";
      if (!common.quiet) {
        System.out.println(said);
      }
      return run.exit(0);
    }
  }
}
