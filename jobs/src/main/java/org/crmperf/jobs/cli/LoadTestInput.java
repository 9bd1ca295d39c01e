package org.crmperf.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.ingest.SourceOutcome;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.rollup.RollupReader;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/**
 * A load test's result files as rollup cells: ingested as logs are, so that they are counted alike,
 * into a warehouse in the temporary directory that is deleted at once.
 */
final class LoadTestInput {
  private static final long HOUR_MICROS = 3_600_000_000L;

  private final CompareCommand.CompareSetting setting;
  private final CompareOptions options;
  private final CommonOptions common;

  LoadTestInput(
      CompareCommand.CompareSetting setting, CompareOptions options, CommonOptions common) {
    this.setting = setting;
    this.options = options;
    this.common = common;
  }

  Map<RollupKey, RollupCell> read() {
    try (TemporaryFolder folder = TemporaryFolder.create("crm-perf-load-test")) {
      return ingested(folder.path().resolve("warehouse"));
    }
  }

  private Map<RollupKey, RollupCell> ingested(Path directory) {
    InputOptions input = new InputOptions();
    input.inputs = options.loadTest;
    input.format = options.format;
    input.logZone = options.logZone;
    IngestStep ingest = new IngestStep(setting.stores(), input, setting.config());
    try (Warehouse warehouse =
        Warehouse.openForWriting(
            setting.stores(), directory.toString(), NightlyCommand.metaFor(setting.zone()))) {
      IngestStep.Listed listed = ingest.list(warehouse, List.of(directory.toString()));
      IngestStep.Result result = ingest.run(warehouse, listed, common, setting.spark());
      IngestOutcome.complain(result, System.err);
      SortedSet<Long> hours = new TreeSet<>(warehouse.pendingHours().read());
      if (hours.isEmpty()) {
        throw nothing(result, !warehouse.loadTests().all().isEmpty());
      }
      new RollupJob(
              warehouse,
              setting.stores(),
              setting.config().policy(),
              setting.config().endpointLimit())
          .run(setting.spark().get(), hours);
      return new RollupReader(warehouse, setting.stores())
          .read(hours.first() * HOUR_MICROS, (hours.last() + 2) * HOUR_MICROS);
    }
  }

  private RuntimeException nothing(IngestStep.Result result, boolean aggregated) {
    String files = String.join(", ", result.sources().stream().map(SourceOutcome::path).toList());
    return aggregated
        ? Errors.input(
            files,
            "the load test's tool has aggregated these results, and percentiles of aggregates"
                + " cannot be compared",
            "give a file with a record for each request; inspect shows what a file parses to",
            null)
        : Errors.input(
            files,
            "nothing in the load test's results parsed",
            "crm-perf inspect shows how a file parses; give its format with --format",
            null);
  }
}
