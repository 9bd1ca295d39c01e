package org.crmperf.jobs.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.ingest.SourceOutcome;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.report.LocalReportStore;
import org.crmperf.jobs.report.ReportBuilder;
import org.crmperf.jobs.report.ReportFiles;
import org.crmperf.jobs.report.ReportIndex;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.report.ReportModel.Accounting;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.report.ReportStore;
import org.crmperf.jobs.report.Restatement;
import org.crmperf.jobs.report.month.Months;
import org.crmperf.jobs.rollup.MergedDays;
import org.crmperf.jobs.rollup.RequestReplay;
import org.crmperf.jobs.rollup.RollupReader;
import org.crmperf.jobs.text.Words;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.schema.RejectReason;

/** The last step of a night: rollups to report files. */
final class ReportStep {
  private static final long MICROS = 1_000_000;
  private static final long HOUR_SECONDS = 3600;
  private static final long HALF_DAY_SECONDS = 12 * HOUR_SECONDS;

  private final FileStores stores;
  private final ReportOptions options;
  private final RunConfig config;
  private final ZoneId zone;
  private final double maxRejectRate;
  private final Clock clock;

  ReportStep(
      FileStores stores,
      ReportOptions options,
      RunConfig config,
      ZoneId zone,
      double maxRejectRate,
      Clock clock) {
    this.stores = stores;
    this.options = options;
    this.config = config;
    this.zone = zone;
    this.maxRejectRate = maxRejectRate;
    this.clock = clock;
  }

  /**
   * A report that was written.
   *
   * @param page the path of its page
   * @param restated one line for each report that says otherwise than the one before it
   */
  record Written(ReportModel model, String page, List<String> restated) {}

  /** Writes the report of the days asked for. */
  Written run(Warehouse warehouse, Accounting accounting, LazySpark spark) {
    return run(warehouse, accounting, spark, new TreeSet<>());
  }

  /**
   * Writes the report of the days asked for, and anew those that late lines made out of date.
   *
   * @param merged hours merged since the reports were last written, since 1970 UTC
   */
  Written run(Warehouse warehouse, Accounting accounting, LazySpark spark, SortedSet<Long> merged) {
    ReportPeriod asked = options.period(zone);
    ReportPeriod period = asked == null ? lastCompleteDay(warehouse) : asked;
    requireMerged(warehouse, period.start(), period.end());
    ReportModel model = model(warehouse, period, accounting, spark);
    ReportStore store =
        FileStores.isLocal(options.directory)
            ? new LocalReportStore(FileStores.localPath(options.directory))
            : new HadoopReportStore(stores.of(options.directory), options.directory);
    discardUnfinished(warehouse, model, store);
    List<LateReports.Late> late = new LateReports(store, zone, options.baseline).outOfDate(merged);
    List<String> restated = new ArrayList<>();
    String page = write(model, store, restated);
    for (LateReports.Late day : late) {
      if (!day.period().equals(period)) {
        writeLate(warehouse, day, accounting, spark, store, restated);
      }
    }
    Set<LocalDate> days = new TreeSet<>(period.from().datesUntil(period.to().plusDays(1)).toList());
    late.forEach(day -> days.add(day.period().from()));
    new Months(store, Words.in(options.language())).write(days);
    ReportIndex.write(store, options.language());
    store.finish();
    return new Written(model, options.directory + "/" + page, restated);
  }

  /** What a late line needs may be kept no longer: that must not stop the night. */
  private void writeLate(
      Warehouse warehouse,
      LateReports.Late late,
      Accounting accounting,
      LazySpark spark,
      ReportStore store,
      List<String> restated) {
    ReportPeriod day = late.period();
    try {
      write(model(warehouse, day, accounting, spark), store, restated);
      if (!late.baselineDays().isEmpty()) {
        restated.add(
            "compared anew "
                + ReportFiles.folder(day.from(), day.to())
                + ": lines came late for "
                + late.baselineDays().stream()
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(", ")));
      }
    } catch (CrmPerfException e) {
      if (e.code() != ErrorCode.USAGE) {
        throw e;
      }
      restated.add(
          "not restated " + ReportFiles.folder(day.from(), day.to()) + ": " + e.getMessage());
    }
  }

  private ReportModel model(
      Warehouse warehouse, ReportPeriod period, Accounting accounting, LazySpark spark) {
    new KeptDays(warehouse).require(period);
    Map<RollupKey, RollupCell> cells = cells(warehouse, period, spark);
    Comparison comparison =
        BaselineStep.compare(
            options.baseline,
            period,
            cells,
            warehouse,
            config,
            date -> cells(warehouse, day(date), spark));
    return new ReportBuilder(
            period,
            config.policy(),
            config.minOutageMinutes(),
            config.endpointLimit(),
            maxRejectRate)
        .objectives(SloHistory.of(warehouse, stores, period, config))
        .memory(MemoryStep.of(warehouse, stores, period, config))
        .build(cells, comparison, accounting, ProductVersion.text(), clock.instant())
        .withLoadTests(LoadTests.of(warehouse.loadTests().all()));
  }

  private String write(ReportModel model, ReportStore store, List<String> restated) {
    Restatement restatement = Restatement.of(model, store);
    String page = ReportFiles.write(model, restatement, store, options.language());
    if (!restatement.news().isEmpty()) {
      restated.add("restated " + ReportFiles.folder(model) + ": " + restatement.newsLine());
    }
    return page;
  }

  /** An ingest without a rollup must not show as a quiet day. */
  static void requireMerged(Warehouse warehouse, Instant start, Instant until) {
    long first = Math.floorDiv(start.getEpochSecond(), HOUR_SECONDS);
    long end = Math.floorDiv(until.getEpochSecond() - 1, HOUR_SECONDS) + 1;
    int pending = warehouse.pendingHours().read().subSet(first, end).size();
    if (pending > 0) {
      throw Errors.usage(
          warehouse.layout().root()
              + ": requests of "
              + (pending == 1 ? "1 hour" : pending + " hours")
              + " to report on are ingested, but not merged",
          "run crm-perf rollup first, or crm-perf nightly, which does it all");
    }
    new MergedDays(warehouse).require(first, end);
  }

  /** A run that died in the report of another day left its files there, not here. */
  private static void discardUnfinished(Warehouse warehouse, ReportModel model, ReportStore store) {
    store.discardUnfinished("");
    List<String> folders =
        warehouse.unfinishedRun().wasFound() ? store.folders() : List.of(ReportFiles.folder(model));
    folders.forEach(store::discardUnfinished);
  }

  /** Whether the warehouse has no request to report on. */
  static boolean hasNothing(Warehouse warehouse) {
    return warehouse.ledger().entries().stream()
        .flatMap(entry -> entry.ranges().stream())
        .allMatch(range -> range.hours().isEmpty());
  }

  private Map<RollupKey, RollupCell> cells(
      Warehouse warehouse, ReportPeriod period, LazySpark spark) {
    long from = period.start().getEpochSecond() * MICROS;
    long to = period.end().getEpochSecond() * MICROS;
    boolean aligned =
        period.isEven() && period.alignMinutes() == warehouse.meta().hourAlignMinutes();
    return aligned
        ? new RollupReader(warehouse, stores).read(from, to)
        : new RequestReplay(warehouse, stores, config.policy())
            .cells(spark.get(), from, to, period.alignMinutes());
  }

  /**
   * The latest complete day: over by the clock, and yesterday, or followed by later requests, or
   * with requests in its last hour. If there is none, the latest day that is over, or else the
   * latest.
   */
  private ReportPeriod lastCompleteDay(Warehouse warehouse) {
    TreeSet<Instant> hours = new TreeSet<>();
    KeptDays kept = new KeptDays(warehouse);
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        range.hours().stream()
            .filter(kept::has)
            .forEach(hour -> hours.add(Instant.ofEpochSecond(hour * HOUR_SECONDS)));
      }
    }
    if (hours.isEmpty()) {
      LocalDate test = LoadTests.lastDay(warehouse.loadTests().all(), zone, clock);
      if (test != null) {
        return day(test);
      }
      throw Errors.input(
          warehouse.layout().root(),
          "there are no requests in the warehouse to report on",
          "ingest logs first; crm-perf inspect shows how a file parses",
          null);
    }
    TreeSet<LocalDate> days = new TreeSet<>();
    hours.forEach(hour -> days.add(hour.atZone(zone).toLocalDate()));
    LocalDate today = LocalDate.now(clock.withZone(zone));
    LocalDate over = days.lower(today);
    if (over == null) {
      return day(days.last());
    }
    Instant end = over.plusDays(1).atStartOfDay(zone).toInstant();
    // yesterday's log may well end before midnight, but not with a few stray lines after the last
    long lastPart = over.plusDays(1).equals(today) ? HALF_DAY_SECONDS : HOUR_SECONDS;
    boolean complete = hours.ceiling(end.minusSeconds(lastPart)) != null;
    LocalDate before = days.lower(over);
    return day(complete || before == null ? over : before);
  }

  private ReportPeriod day(LocalDate day) {
    return new ReportPeriod(day, day, zone);
  }

  /** The accounting of a run. */
  static Accounting accounting(List<SourceOutcome> sources, long[] rejects) {
    List<ReportModel.ReasonCount> reasons = new ArrayList<>();
    for (RejectReason reason : RejectReason.values()) {
      if (rejects[reason.ordinal()] > 0) {
        reasons.add(new ReportModel.ReasonCount(reason.label(), rejects[reason.ordinal()]));
      }
    }
    reasons.sort(Comparator.comparingLong(ReportModel.ReasonCount::lines).reversed());
    return new Accounting(
        sources.stream().mapToLong(SourceOutcome::lines).sum(),
        sources.stream().mapToLong(SourceOutcome::parsed).sum(),
        sources.stream().mapToLong(SourceOutcome::rejected).sum(),
        sources.stream().mapToLong(SourceOutcome::blankOrComment).sum(),
        sources.stream().mapToLong(SourceOutcome::alreadyIngested).sum(),
        sources.stream().mapToLong(SourceOutcome::bytes).sum(),
        sources.stream().map(ReportStep::source).toList(),
        reasons);
  }

  private static ReportModel.Source source(SourceOutcome s) {
    String state = s.state();
    if (!s.failure().isEmpty()) {
      state += ": " + s.failure();
    } else if (!s.note().isEmpty()) {
      state += ": " + s.note();
    }
    return new ReportModel.Source(
        s.path(),
        s.format(),
        state,
        s.lines(),
        s.parsed(),
        s.rejected(),
        s.blankOrComment(),
        s.alreadyIngested(),
        s.bytes());
  }

  /** The accounting of a report without an ingest: everything was ingested before. */
  static Accounting accounting(Warehouse warehouse) {
    List<ReportModel.Source> sources = new ArrayList<>();
    long lines = 0;
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      lines += entry.lines();
      sources.add(
          new ReportModel.Source(
              entry.lastPath(),
              entry.format(),
              "already ingested",
              entry.lines(),
              0,
              0,
              0,
              entry.lines(),
              0));
    }
    return new Accounting(lines, 0, 0, 0, lines, 0, sources, List.of());
  }
}
