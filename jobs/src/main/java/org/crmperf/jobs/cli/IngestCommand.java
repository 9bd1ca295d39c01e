package org.crmperf.jobs.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The first step of a night alone. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Read new log lines into the warehouse.")
final class IngestCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();
  @Mixin InputOptions input = new InputOptions();

  @Override
  public Integer call() {
    RunConfig config = common.runConfig();
    FileStores stores = Stores.of(config);
    IngestStep ingest = new IngestStep(stores, input, config);
    RejectRate.of(input, config);
    // Spark is closed before the warehouse is let go: no task may write after that
    try (Warehouse warehouse =
            Warehouse.openForWriting(
                stores, warehouseOption.directory, NightlyCommand.metaFor(common.zoneId()));
        LazySpark spark = new LazySpark(common.master);
        RecordedRun run = RecordedRun.begin(warehouse, "ingest")) {
      IngestStep.Listed listed = ingest.list(warehouse, List.of(warehouseOption.directory));
      IngestStep.Result result = ingest.run(warehouse, listed, common, spark);
      Accounting accounting = ReportStep.accounting(result.sources(), result.rejects());
      if (!common.quiet) {
        new Summary(System.out).ingest(result.sources(), accounting);
      }
      warehouse.unfinishedRun().finish();
      Set<String> barren = IngestOutcome.complain(result, System.err);
      return run.exit(barren.isEmpty() ? 0 : IngestOutcome.INPUT_EXIT);
    }
  }
}
