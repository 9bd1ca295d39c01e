package org.crmperf.jobs.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.crmperf.jobs.config.RunConfig;
import org.crmperf.jobs.ingest.RebuildJob;
import org.crmperf.jobs.ingest.RebuildSettings;
import org.crmperf.jobs.rollup.RollupJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/** {@code rollup --rebuild}: endpoints and rollups anew from the requests. */
final class RebuildStep {
  private static final long MICROS = 1_000_000;

  private final FileStores stores;
  private final RunConfig config;
  private final ZoneId zone;
  private final @Nullable LocalDate from;
  private final @Nullable LocalDate to;

  /**
   * A rebuild of some days.
   *
   * @param from the first day in the zone; null for the first there is
   * @param to the last day in the zone; null for the last there is
   */
  RebuildStep(
      FileStores stores,
      RunConfig config,
      ZoneId zone,
      @Nullable String from,
      @Nullable String to) {
    this.stores = stores;
    this.config = config;
    this.zone = zone;
    this.from = day("--from", from);
    this.to = day("--to", to);
    if (this.from != null && this.to != null && this.from.isAfter(this.to)) {
      throw Errors.usage("--from " + from + " is after --to " + to, "swap them");
    }
  }

  private static @Nullable LocalDate day(String option, @Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Errors.usage(option + ": '" + text + "' is no date", "write it as 2026-11-20");
    }
  }

  /** Rebuilds; returns what to say of it. */
  String run(Warehouse warehouse, LazySpark spark) {
    RebuildSettings settings =
        new RebuildSettings(
            stores,
            warehouse.layout(),
            config.endpoints(),
            config.policy(),
            warehouse.meta().hourAlignMinutes(),
            config.endpointLimit() * IngestStep.RANGE_LIMIT_FACTOR);
    RollupJob rollups = new RollupJob(warehouse, stores, config.policy(), config.endpointLimit());
    RebuildJob.Result done =
        new RebuildJob(warehouse, settings, rollups)
            .run(
                spark::get,
                from == null ? RebuildJob.FIRST : startOf(from),
                to == null ? RebuildJob.LAST : startOf(to.plusDays(1)));
    String said =
        "hours rebuilt: "
            + done.hours()
            + ", files whose endpoints changed: "
            + done.changedFiles();
    return done.goneHours() == 0
        ? said
        : said
            + "\nhours left as they were: "
            + done.goneHours()
            + ", their requests (before "
            + warehouse.retention().requestsFrom()
            + ") are no longer kept";
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toEpochSecond() * MICROS;
  }
}
