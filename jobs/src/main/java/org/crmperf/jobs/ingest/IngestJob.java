package org.crmperf.jobs.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Plan;
import org.crmperf.jobs.warehouse.PlannedSource;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.jobs.warehouse.SourceState;
import org.crmperf.jobs.warehouse.UnfinishedSource;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.schema.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * The Spark job that reads what a plan says: a task a range, small results back to the driver, then
 * the ledger. A source is committed when all of its ranges are written.
 */
public final class IngestJob {
  private static final int TASKS_A_CORE = 8;

  private final Warehouse warehouse;
  private final IngestSettings settings;
  private final SourcePlanner planner;

  public IngestJob(Warehouse warehouse, IngestSettings settings, SourcePlanner planner) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.planner = planner;
  }

  /**
   * What a run did to each of its sources. The hours it touched are the warehouse's pending ones.
   */
  public record Result(List<SourceOutcome> sources, long[] rejects) {}

  /** A source of the plan with its chosen formats. */
  public record Chosen(PlannedSource source, Detection detection) {}

  /**
   * Chooses formats and settles the sources that have nothing to read; the rest is what {@link
   * #run} needs Spark for.
   */
  public List<Chosen> choose(
      Plan plan, Function<InputFile, FormatChooser> choosers, List<SourceOutcome> outcomes) {
    List<Chosen> chosen = new ArrayList<>();
    for (PlannedSource source : plan.sources()) {
      if (source.ranges().isEmpty()) {
        outcomes.add(SourceOutcome.withoutReading(source));
        continue;
      }
      try {
        chosen.add(new Chosen(source, choosers.apply(source.file()).choose(source.file())));
      } catch (CrmPerfException e) {
        outcomes.add(SourceOutcome.notRecognized(source, String.valueOf(e.getMessage())));
      }
    }
    return chosen;
  }

  /** Reads the chosen sources and commits them. */
  public Result run(JavaSparkContext spark, List<Chosen> chosen, List<SourceOutcome> outcomes) {
    List<RangeTask.Input> inputs = new ArrayList<>();
    for (Chosen c : chosen) {
      for (SourceRange range : rangesOf(c)) {
        inputs.add(new RangeTask.Input(range, c.detection()));
      }
    }
    List<RangeResult> results = List.of();
    if (!inputs.isEmpty()) {
      int slices =
          Math.min(inputs.size(), spark.defaultParallelism() * TASKS_A_CORE + inputs.size() / 64);
      boolean ranges =
          chosen.stream().allMatch(c -> c.source().file().compression() == Compression.NONE);
      results =
          spark
              .parallelize(inputs, ranges ? inputs.size() : slices)
              .map(new RangeTask(settings))
              .collect();
    }
    return commit(chosen, results, outcomes);
  }

  /** What has headers, or records of several lines, is read in order by one task. */
  private static List<SourceRange> rangesOf(Chosen chosen) {
    List<SourceRange> ranges = chosen.source().ranges();
    return chosen.detection().records() == LogFormat.Records.LINES
        ? ranges
        : List.of(ranges.get(0).inOrder());
  }

  private Result commit(
      List<Chosen> chosen, List<RangeResult> results, List<SourceOutcome> outcomes) {
    Map<String, List<RangeResult>> bySource = new LinkedHashMap<>();
    for (RangeResult result : results) {
      bySource.computeIfAbsent(result.sourceId(), id -> new ArrayList<>()).add(result);
    }
    SortedSet<Long> touched = new TreeSet<>();
    long[] rejects = new long[RejectReason.values().length];
    List<LedgerEntry> entries = new ArrayList<>();
    List<UnfinishedSource> noted = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (Chosen c : chosen) {
      List<RangeResult> parts = bySource.getOrDefault(c.source().sourceId(), List.of());
      SourceCommit commit = new SourceCommit(planner, c.source(), parts);
      SourceOutcome outcome = SourceOutcome.read(c, parts);
      LedgerEntry entry = null;
      String unsound = commit.unsound();
      if (unsound.isEmpty()) {
        try {
          entry = entry(c, commit, outcome);
        } catch (CrmPerfException e) {
          unsound = String.valueOf(e.getMessage());
        }
      }
      if (!unsound.isEmpty()) {
        outcomes.add(SourceOutcome.unsound(c, unsound));
        discard(c.source(), commit.ranges());
        continue;
      }
      outcomes.add(outcome);
      for (RangeResult part : parts) {
        for (int i = 0; i < rejects.length; i++) {
          rejects[i] += part.rejects()[i];
        }
        part.ranges().forEach(range -> touched.addAll(range.hours()));
      }
      if (c.source().known() != null && c.source().state() == SourceState.GREW) {
        reopenedHours(c.source(), touched);
        StaleFiles.delete(
            warehouse,
            c.source().known(),
            parts.stream().flatMap(part -> part.ranges().stream()).toList());
      }
      if (entry != null) {
        entries.add(entry);
        noted.add(SourceCommit.unfinished(entry, c.source(), outcome, parts));
        commit.ranges().forEach(r -> files.addAll(rangeFiles(c.source(), r)));
      }
    }
    warehouse.force(files);
    warehouse.unfinishedRun().note(noted, warehouse.ledger());
    warehouse.pendingHours().add(touched);
    warehouse.ledger().commitAll(entries);
    outcomes.sort(Comparator.comparing(SourceOutcome::path));
    return new Result(List.copyOf(outcomes), rejects);
  }

  private List<String> rangeFiles(PlannedSource source, LedgerRange range) {
    return warehouse.layout().rangeFiles(source.sourceId(), range);
  }

  /** Null for a source of which there is nothing to commit: it does not parse. */
  private static @Nullable LedgerEntry entry(
      Chosen chosen, SourceCommit commit, SourceOutcome outcome) {
    boolean failed = !outcome.failure().isEmpty();
    return outcome.parsed() > 0 || !failed && outcome.rejected() == 0
        ? commit.entry(chosen.detection().label(), failed)
        : null;
  }

  /** Deletes what was written of a source that will not be committed. */
  private void discard(PlannedSource source, List<LedgerRange> written) {
    LedgerEntry known = source.known();
    for (LedgerRange range : written) {
      boolean counted =
          known != null && known.ranges().stream().anyMatch(r -> r.start() == range.start());
      if (!counted) {
        rangeFiles(source, range).forEach(warehouse::delete);
      }
    }
  }

  /** A range that is read again may have had requests in hours that it no longer has. */
  private static void reopenedHours(PlannedSource source, SortedSet<Long> touched) {
    LedgerEntry known = source.known();
    if (known != null) {
      known.ranges().stream()
          .filter(LedgerRange::open)
          .forEach(range -> touched.addAll(range.hours()));
    }
  }
}
