package org.crmperf.jobs.cli;

import java.util.concurrent.Callable;
import org.crmperf.jobs.keep.Disagreements;
import org.crmperf.jobs.keep.VerifyJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts a warehouse anew. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Count the warehouse anew from its files and say what disagrees.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();

  @Override
  public Integer call() {
    FileStores stores = Stores.of(common.runConfig());
    try (LazySpark spark = new LazySpark(common.master);
        Warehouse warehouse = Warehouse.openForReading(stores, warehouseOption.directory)) {
      VerifyJob.Result result = new VerifyJob(warehouse, stores).run(spark.get());
      Disagreements found = result.found();
      if (!common.quiet) {
        say(result);
      }
      if (found.total() > 0) {
        throw Errors.storage(
            warehouse.layout().root(),
            "the warehouse does not agree with itself in "
                + found.total()
                + (found.total() == 1 ? " place" : " places"),
            "do what the lines on standard output say",
            null);
      }
      return 0;
    }
  }

  private static void say(VerifyJob.Result result) {
    Disagreements found = result.found();
    System.out.println("ranges: " + result.ranges());
    System.out.println("days: " + result.days());
    System.out.println("files: " + found.files());
    System.out.println("requests: " + found.requests());
    if (result.pendingHours() > 0) {
      System.out.println("hours not merged yet, not checked: " + result.pendingHours());
    }
    if (result.leftovers() > 0) {
      System.out.println("files of a dead run, which the next deletes: " + result.leftovers());
    }
    for (String line : found.lines()) {
      System.out.println("disagrees: " + ErrorLine.of(line));
    }
    long more = found.total() - found.lines().size();
    if (more > 0) {
      System.out.println("... and " + more + " more");
    }
    System.out.println("disagreements: " + found.total());
  }
}
