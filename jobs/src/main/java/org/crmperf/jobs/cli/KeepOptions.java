package org.crmperf.jobs.cli;

import org.crmperf.jobs.config.Housekeeping;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long the warehouse keeps what. */
final class KeepOptions {
  @Option(
      names = "--keep-requests",
      paramLabel = "DAYS",
      description = "days before the newest whose requests are kept (default: all)")
  @Nullable Integer requestsDays;

  @Option(
      names = "--keep-rollups",
      paramLabel = "DAYS",
      description = "days before the newest whose hourly rollups are kept (default: all)")
  @Nullable Integer rollupsDays;

  /** What holds, these options before the configuration's. */
  Housekeeping over(Housekeeping config) {
    Housekeeping all =
        new Housekeeping(
            days("--keep-requests", requestsDays, config.requestsDays()),
            days("--keep-rollups", rollupsDays, config.rollupsDays()),
            config.filesAnHour());
    if (all.rollupsDays() < all.requestsDays() && all.requestsDays() < Housekeeping.FOREVER) {
      throw Errors.usage(
          "rollups would be kept for "
              + all.rollupsDays()
              + " days, and the requests that they"
              + " are made of for "
              + all.requestsDays(),
          "give a --keep-rollups that is at least --keep-requests");
    }
    return all;
  }

  private static int days(String option, @Nullable Integer given, int config) {
    if (given != null && (given < 1 || given > Housekeeping.FOREVER)) {
      throw Errors.usage(
          option + ": " + given + " is not a number of days to keep",
          "give 1 or more; leave the option out to keep all");
    }
    return given == null ? config : given;
  }
}
