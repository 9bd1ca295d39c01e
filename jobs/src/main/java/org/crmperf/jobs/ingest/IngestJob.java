package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Plan;
import org.crmperf.jobs.warehouse.PlannedSource;
import org.crmperf.jobs.warehouse.SideBySide;
import org.crmperf.jobs.warehouse.SourcePlanner;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.jobs.warehouse.SourceState;
import org.crmperf.jobs.warehouse.StoreFailure;
import org.crmperf.jobs.warehouse.UnfinishedSource;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.schema.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * The Spark job that reads what a plan says: a task a range, small results back to the driver, then
 * the ledger. A source is committed when all of its ranges are written.
 */
public final class IngestJob {
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
    List<PlannedSource> toRead = new ArrayList<>();
    for (PlannedSource source : plan.sources()) {
      if (source.ranges().isEmpty()) {
        outcomes.add(SourceOutcome.withoutReading(source));
      } else {
        toRead.add(source);
      }
    }
    List<Chosen> chosen = new ArrayList<>();
    for (Choice choice : choices(toRead, choosers)) {
      if (choice.detection() == null) {
        outcomes.add(SourceOutcome.notRecognized(choice.source(), choice.failure()));
      } else {
        chosen.add(new Chosen(choice.source(), choice.detection()));
      }
    }
    return chosen;
  }

  /** What is said of a source: its formats, or why there are none. */
  private record Choice(PlannedSource source, @Nullable Detection detection, String failure) {}

  private static List<Choice> choices(
      List<PlannedSource> sources, Function<InputFile, FormatChooser> choosers) {
    try {
      return SideBySide.map(sources, source -> choice(source, choosers.apply(source.file())));
    } catch (IOException e) {
      throw Errors.internal("choosing formats failed", e); // choosers throw none
    }
  }

  private static Choice choice(PlannedSource source, FormatChooser chooser) {
    try {
      return new Choice(source, chooser.choose(source.file()), "");
    } catch (CrmPerfException e) {
      if (StoreFailure.isBehind(e)) {
        throw e; // that it cannot be read now says nothing about what it is
      }
      return new Choice(source, null, String.valueOf(e.getMessage()));
    }
  }

  /** Reads the chosen sources and commits them. */
  public Result run(JavaSparkContext spark, List<Chosen> chosen, List<SourceOutcome> outcomes) {
    List<RangeBundles.Weighed> ranges = new ArrayList<>();
    for (Chosen c : chosen) {
      for (SourceRange range : rangesOf(c)) {
        long end = Math.min(range.end(), c.source().file().size());
        ranges.add(
            RangeBundles.Weighed.of(
                new RangeTask.Input(range, c.detection()), Math.max(0, end - range.start())));
      }
    }
    List<RangeResult> results = new ArrayList<>();
    if (!ranges.isEmpty()) {
      List<List<RangeTask.Input>> bundles = RangeBundles.of(ranges, spark.defaultParallelism());
      ListJob.run(spark, bundles, new RangeTask(settings)).forEach(results::addAll);
      results.sort(Comparator.comparingLong(RangeResult::start));
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
          unsound = commit.replaced();
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
    warehouse.ensureHeld();
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
