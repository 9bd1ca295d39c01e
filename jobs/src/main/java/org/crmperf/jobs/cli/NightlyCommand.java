package org.crmperf.jobs.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseMeta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ingest, rollup and report in one go. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = "Read new log lines, merge the rollups, write the report.")
final class NightlyCommand implements Callable<Integer> {
  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();
  @Mixin InputOptions input = new InputOptions();
  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() {
    ZoneId zone = common.zoneId();
    report.validate();
    RunConfig config = common.runConfig();
    FileStores stores = FileStores.defaults();
    IngestStep ingest = new IngestStep(stores, input, config);
    double maxRejectRate = RejectRate.of(input, config);
    Summary summary = new Summary(System.out);
    try (LazySpark spark = new LazySpark(common.master);
        Warehouse warehouse =
            Warehouse.openForWriting(stores, warehouseOption.directory, metaFor(zone))) {
      IngestStep.Listed listed =
          ingest.list(warehouse, List.of(warehouseOption.directory, report.directory));
      IngestStep.Result result = ingest.run(warehouse, listed, common, spark);
      Accounting accounting = ReportStep.accounting(result.sources(), result.rejects());
      if (!common.quiet) {
        summary.ingest(result.sources(), accounting);
      }
      SortedSet<Long> pending = warehouse.pendingHours().read();
      if (!pending.isEmpty()) {
        new RollupJob(warehouse, stores, config.policy(), config.endpointLimit())
            .run(spark.get(), pending);
        warehouse.pendingHours().clear();
      }
      Set<String> barren = IngestOutcome.complain(result, System.err);
      if (!barren.isEmpty() && ReportStep.hasNothing(warehouse)) {
        warehouse.unfinishedRun().finish();
        return IngestOutcome.INPUT_EXIT;
      }
      ReportStep.Written written =
          new ReportStep(stores, report, config, zone, maxRejectRate, Clock.systemUTC())
              .run(warehouse, accounting, spark);
      warehouse.unfinishedRun().finish();
      if (!common.quiet) {
        summary.report(written);
      }
      if (!barren.isEmpty()) {
        return IngestOutcome.INPUT_EXIT;
      }
      return Gates.exitCode(report.gates(), written.model(), maxRejectRate, System.err);
    }
  }

  /** A new warehouse's hours start where this zone's do today. */
  static WarehouseMeta metaFor(ZoneId zone) {
    java.time.LocalDate today = Instant.now().atZone(zone).toLocalDate();
    return new WarehouseMeta(
        WarehouseMeta.SCHEMA,
        new ReportPeriod(today, today, zone).alignMinutes(),
        SourcePlanner.DEFAULT_RANGE_BYTES);
  }
}
