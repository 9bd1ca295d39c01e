package org.crmperf.jobs.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.Housekeeping;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.UnreportedHours;
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
  @Mixin KeepOptions keepOptions = new KeepOptions();

  @Override
  public Integer call() {
    ZoneId zone = common.zoneId();
    report.validate();
    RunConfig config = common.runConfig();
    Housekeeping keep = keepOptions.over(config.housekeeping());
    FileStores stores = Stores.of(config);
    IngestStep ingest = new IngestStep(stores, input, config);
    double maxRejectRate = RejectRate.of(input, config);
    Summary summary = new Summary(System.out);
    // Spark is closed before the warehouse is let go: no task may write after that
    try (Warehouse warehouse =
            Warehouse.openForWriting(stores, warehouseOption.directory, metaFor(zone));
        LazySpark spark = new LazySpark(common.master);
        RecordedRun run = RecordedRun.begin(warehouse, "nightly")) {
      IngestStep.Listed listed =
          ingest.list(warehouse, List.of(warehouseOption.directory, report.directory));
      IngestStep.Result result = ingest.run(warehouse, listed, common, spark);
      Accounting accounting = ReportStep.accounting(result.sources(), result.rejects());
      if (!common.quiet) {
        summary.ingest(result.sources(), accounting);
      }
      UnreportedHours unreported = new UnreportedHours(warehouse);
      UnreportedHours.Target reports = unreported.target(report.directory, zone);
      reports.register();
      SortedSet<Long> pending = warehouse.pendingHours().read();
      HousekeepingStep housekeeping = new HousekeepingStep(stores, warehouse, config, keep);
      if (!pending.isEmpty()) {
        print(housekeeping.late(pending));
        new RollupJob(warehouse, stores, config.policy(), config.endpointLimit())
            .run(spark.get(), pending);
        unreported.add(pending);
        warehouse.pendingHours().clear();
      }
      Set<String> barren = IngestOutcome.complain(result, System.err);
      if (!barren.isEmpty() && ReportStep.hasNothing(warehouse)) {
        warehouse.unfinishedRun().finish();
        return run.exit(IngestOutcome.INPUT_EXIT);
      }
      ReportStep.Written written =
          new ReportStep(stores, report, config, zone, maxRejectRate, Clock.systemUTC())
              .run(warehouse, accounting, spark, reports.read());
      reports.clear();
      if (!common.quiet) {
        summary.report(written, report.language());
      }
      print(housekeeping.nightly(spark, System.err));
      warehouse.unfinishedRun().finish();
      if (!barren.isEmpty()) {
        return run.exit(IngestOutcome.INPUT_EXIT);
      }
      return run.exit(
          Gates.exitCode(
              report.gates(),
              written.model(),
              RejectShare.ofRun(written.model().accounting()),
              maxRejectRate,
              System.err));
    }
  }

  private void print(List<String> lines) {
    if (!common.quiet) {
      lines.forEach(System.out::println);
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
