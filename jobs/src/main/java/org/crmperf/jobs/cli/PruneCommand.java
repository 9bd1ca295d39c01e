package org.crmperf.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.Housekeeping;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes the days that are no longer kept. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = "Delete the requests and rollups of days that are no longer kept.")
final class PruneCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();
  @Mixin KeepOptions keepOptions = new KeepOptions();

  @Override
  public Integer call() {
    RunConfig config = common.runConfig();
    Housekeeping keep = keepOptions.over(config.housekeeping());
    FileStores stores = Stores.of(config);
    Warehouse.openForReading(stores, warehouseOption.directory).close();
    try (Warehouse warehouse =
            Warehouse.openForWriting(
                stores, warehouseOption.directory, NightlyCommand.metaFor(common.zoneId()));
        RecordedRun run = RecordedRun.begin(warehouse, "prune")) {
      HousekeepingStep.sweep(warehouse);
      HousekeepingStep step = new HousekeepingStep(stores, warehouse, config, keep);
      step.requireFinished();
      List<String> said = new ArrayList<>();
      step.prune(said);
      if (!common.quiet) {
        System.out.println(said.isEmpty() ? "nothing to prune" : String.join("\n", said));
      }
      return run.exit(0);
    }
  }
}
