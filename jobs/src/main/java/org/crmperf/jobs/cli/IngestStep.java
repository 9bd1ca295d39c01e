package org.crmperf.jobs.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.config.InputRule;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.ingest.AggregateIngest;
import org.crmperf.jobs.ingest.AggregateKind;
import org.crmperf.jobs.ingest.FormatChooser;
import org.crmperf.jobs.ingest.IngestJob;
import org.crmperf.jobs.ingest.IngestProgress;
import org.crmperf.jobs.ingest.IngestSettings;
import org.crmperf.jobs.ingest.ResumedCounts;
import org.crmperf.jobs.ingest.SourceOutcome;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.InputFiles;
import org.crmperf.jobs.warehouse.Leftovers;
import org.crmperf.jobs.warehouse.Plan;
import org.crmperf.jobs.warehouse.PlannedSource;
import org.crmperf.jobs.warehouse.Replacement;
import org.crmperf.jobs.warehouse.SideBySide;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.schema.RejectReason;

/** The first step of a night: inputs to requests, rejects and partial rollups. */
final class IngestStep {
  /** One range may tell apart more endpoints than a report, so that the report's choice is good. */
  static final int RANGE_LIMIT_FACTOR = 2;

  private final FileStores stores;
  private final InputOptions options;
  private final RunConfig config;

  /** Checks formats and zones; USAGE errors come before any work. */
  IngestStep(FileStores stores, InputOptions options, RunConfig config) {
    this.stores = stores;
    this.options = options;
    this.config = config;
    options.logZoneId();
    chooser(options.format);
    config.formats().values().forEach(LogFormats::of);
  }

  /**
   * What an ingest did.
   *
   * @param inputFailures one line for each input that could not be listed
   * @param rejects lines by reject reason's ordinal
   */
  record Result(
      List<SourceOutcome> sources,
      List<String> inputFailures,
      List<String> failedInputs,
      long[] rejects) {}

  /** The inputs that could be listed. */
  record Listed(List<InputFile> files, List<String> failures, List<String> failedInputs) {}

  /**
   * Lists the inputs. One that is missing fails for itself; if none can be read, that is the run's
   * error.
   */
  Listed list(Warehouse warehouse, List<String> excluded) {
    InputFiles files = new InputFiles(stores, System.in, warehouse.layout().staging(), excluded);
    List<String> failures = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    CrmPerfException first = null;
    Set<String> inputs = new LinkedHashSet<>(options.inputs);
    for (String input : inputs) {
      try {
        files.add(input);
      } catch (CrmPerfException e) {
        if (e.code() != ErrorCode.INPUT) {
          throw e;
        }
        first = first == null ? e : first;
        failures.add(String.valueOf(e.getMessage()));
        failed.add(input);
      }
    }
    if (failed.size() == inputs.size() && first != null) {
      throw first;
    }
    return new Listed(files.files(), failures, failed);
  }

  /** Plans, and reads what is new. Spark is started only if there is anything. */
  Result run(Warehouse warehouse, Listed listed, CommonOptions common, LazySpark spark) {
    if (warehouse.followsDeadRun()) {
      new Leftovers(warehouse.store(), warehouse.layout(), warehouse.ledger()).delete();
    }
    new Replacement(warehouse, options.replaced, listed.files()).forget();
    SourcePlanner planner =
        new SourcePlanner(stores, warehouse.ledger(), warehouse.meta().rangeBytes());
    Plan plan = planner.plan(listed.files(), this::serviceOf);
    ResumedCounts resumed = new ResumedCounts(warehouse.unfinishedRun(), warehouse.ledger(), plan);
    List<SourceOutcome> outcomes = new ArrayList<>();
    IngestSettings settings = settings(warehouse);
    IngestJob job = new IngestJob(warehouse, settings, planner);
    boolean work = plan.sources().stream().anyMatch(source -> !source.ranges().isEmpty());
    if (work) {
      spark.start();
      SecondCompiler.keepToLines();
      warehouse.unfinishedRun().begin();
    }
    long[] rejects = new long[RejectReason.values().length];
    Plan logs =
        withoutLoadTests(
            plan, new AggregateIngest(warehouse, settings, planner), outcomes, rejects);
    List<IngestJob.Chosen> chosen = job.choose(logs, file -> chooser(formatOf(file)), outcomes);
    IngestJob.Result result;
    if (chosen.isEmpty()) {
      warehouse.ledger().rememberNames(plan);
      result = new IngestJob.Result(outcomes, new long[RejectReason.values().length]);
    } else {
      IngestProgress.reset();
      Progress progress =
          Progress.start(
              System.err, Progress.Mode.of(common), bytes(chosen), IngestProgress::bytesDone);
      try {
        result = job.run(spark.get(), chosen, outcomes);
      } finally {
        progress.close();
      }
      warehouse.ledger().rememberNames(plan);
    }
    for (int i = 0; i < rejects.length; i++) {
      rejects[i] += result.rejects()[i];
    }
    List<SourceOutcome> sources = resumed.apply(result.sources(), rejects);
    return new Result(sources, listed.failures(), listed.failedInputs(), rejects);
  }

  /** Takes in the load tests that hold no requests; the rest of the plan is logs. */
  private Plan withoutLoadTests(
      Plan plan, AggregateIngest loadTests, List<SourceOutcome> outcomes, long[] rejects) {
    List<PlannedSource> logs = new ArrayList<>();
    List<PlannedSource> sources = plan.sources();
    List<Optional<AggregateKind>> kinds = kinds(sources);
    for (int i = 0; i < sources.size(); i++) {
      PlannedSource source = sources.get(i);
      Optional<AggregateKind> kind = kinds.get(i);
      if (kind.isPresent()) {
        outcomes.add(loadTests.run(source, kind.get(), rejects));
      } else {
        logs.add(source);
      }
    }
    return new Plan(List.copyOf(logs));
  }

  private List<Optional<AggregateKind>> kinds(List<PlannedSource> sources) {
    try {
      return SideBySide.map(
          sources,
          source ->
              source.ranges().isEmpty()
                  ? Optional.<AggregateKind>empty()
                  : chooser(formatOf(source.file())).aggregated(source.file()));
    } catch (IOException e) {
      throw Errors.internal("looking for load tests failed", e); // choosers throw none
    }
  }

  /** Stored bytes: what a compressed file inflates to is not known before. */
  private static long bytes(List<IngestJob.Chosen> chosen) {
    long bytes = 0;
    for (IngestJob.Chosen c : chosen) {
      PlannedSource source = c.source();
      bytes += Math.max(0, source.file().size() - source.from());
    }
    return bytes;
  }

  private IngestSettings settings(Warehouse warehouse) {
    return new IngestSettings(
        stores,
        warehouse.layout(),
        config.endpoints(),
        config.policy(),
        warehouse.meta().hourAlignMinutes(),
        warehouse.meta().rangeBytes(),
        config.endpointLimit() * RANGE_LIMIT_FACTOR,
        options.logZoneId(),
        config.maxLineBytes(),
        config.implausibleMicros());
  }

  private FormatChooser chooser(String format) {
    return new FormatChooser(stores, config.formatDefinition(format));
  }

  private String formatOf(InputFile file) {
    return config
        .inputRule(file.path())
        .map(InputRule::format)
        .filter(format -> format != null)
        .orElse(options.format);
  }

  private String serviceOf(InputFile file) {
    return config
        .inputRule(file.path())
        .map(InputRule::service)
        .filter(service -> service != null)
        .orElse(options.service);
  }

  /**
   * What makes the exit code 4: the inputs of which no line is or was a request, and those with a
   * file that cannot be read to its end. A file of another kind among logs is not one of them.
   */
  static Set<String> barrenInputs(Result result) {
    Set<String> barren = new TreeSet<>(result.failedInputs());
    Set<String> broken = new TreeSet<>();
    Set<String> fruitful = new TreeSet<>();
    for (SourceOutcome source : result.sources()) {
      if (source.isUnreadable()) {
        broken.add(source.input());
      }
      boolean fine = source.hasRequests() || source.failure().isEmpty();
      (fine ? fruitful : barren).add(source.input());
    }
    barren.removeAll(fruitful);
    barren.addAll(broken);
    return barren;
  }
}
