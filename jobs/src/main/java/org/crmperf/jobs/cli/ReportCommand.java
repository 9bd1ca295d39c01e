package org.crmperf.jobs.cli;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The last step of a night alone. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Write the report of a day from the rollups.")
final class ReportCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();
  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() {
    ZoneId zone = common.zoneId();
    report.validate();
    RunConfig config = common.runConfig();
    FileStores stores = Stores.of(config);
    try (LazySpark spark = new LazySpark(common.master);
        Warehouse warehouse = Warehouse.openForReading(stores, warehouseOption.directory)) {
      ReportStep.Written written =
          new ReportStep(stores, report, config, zone, config.maxRejectRate(), Clock.systemUTC())
              .run(warehouse, ReportStep.accounting(warehouse), spark);
      if (!common.quiet) {
        new Summary(System.out).report(written, report.language());
      }
      ReportModel model = written.model();
      RejectShare rejects =
          RejectShare.ofSources(
              warehouse, new ReportPeriod(model.from(), model.to(), model.zone()));
      return Gates.exitCode(report.gates(), model, rejects, config.maxRejectRate(), System.err);
    }
  }
}
