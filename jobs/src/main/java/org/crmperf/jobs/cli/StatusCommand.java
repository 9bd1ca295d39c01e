package org.crmperf.jobs.cli;

import java.util.concurrent.Callable;
import org.crmperf.jobs.keep.StatusReader;
import org.crmperf.jobs.keep.WarehouseStatus;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is in a warehouse. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show what is in the warehouse, what ran last, and what is unfinished.")
final class StatusCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();

  @Option(names = "--json", description = "as JSON")
  boolean json;

  @Override
  public Integer call() {
    FileStores stores = Stores.of(common.runConfig());
    try (Warehouse warehouse = Warehouse.openForReading(stores, warehouseOption.directory)) {
      WarehouseStatus status = new StatusReader(warehouse).read();
      if (json) {
        System.out.println(StatusJson.of(status));
      } else {
        StatusText.of(status).forEach(System.out::println);
      }
      return 0;
    }
  }
}
