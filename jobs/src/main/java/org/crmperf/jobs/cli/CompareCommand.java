package org.crmperf.jobs.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.report.LocalReportStore;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.jobs.text.Words;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two periods side by side, or a load test and production. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Compare two periods, or a load test with production; only reads.")
final class CompareCommand implements Callable<Integer> {
  private static final int FIRED = 3;

  @Mixin CommonOptions common = new CommonOptions();
  @Mixin WarehouseOption warehouseOption = new WarehouseOption();
  @Mixin CompareOptions options = new CompareOptions();
  @Mixin LanguageOption language = new LanguageOption();

  /**
   * What a comparison came to.
   *
   * @param page the path of its page
   * @param fired a line for each gate that fired
   */
  record Outcome(String page, List<String> digest, List<String> fired) {}

  @Override
  public Integer call() {
    ZoneId zone = common.zoneId();
    boolean loadTest = options.isLoadTest();
    Words words = language.words();
    RunConfig config = common.runConfig();
    FileStores stores = Stores.of(config);
    Outcome outcome;
    try (LazySpark spark = new LazySpark(common.master);
        Warehouse warehouse = Warehouse.openForReading(stores, warehouseOption.directory)) {
      ReportStore store =
          FileStores.isLocal(options.directory)
              ? new LocalReportStore(FileStores.localPath(options.directory))
              : new HadoopReportStore(stores.of(options.directory), options.directory);
      CompareSetting setting = new CompareSetting(warehouse, stores, config, zone, spark, store);
      outcome =
          loadTest
              ? new LoadTestStep(setting, options, common).run(words)
              : new PeriodsStep(setting, options).run(words);
    }
    if (!common.quiet) {
      outcome.digest().forEach(System.out::println);
      System.out.println("comparison: " + options.directory + "/" + outcome.page());
    }
    outcome.fired().forEach(line -> System.err.println("crm-perf: gate " + line));
    return outcome.fired().isEmpty() ? 0 : FIRED;
  }

  /** What both kinds of comparison work with. */
  record CompareSetting(
      Warehouse warehouse,
      FileStores stores,
      RunConfig config,
      ZoneId zone,
      LazySpark spark,
      ReportStore store) {}
}
