package org.crmperf.jobs.config;

/**
 * How long a warehouse keeps what, and when it merges small files.
 *
 * @param requestsDays days before the newest whose requests, rejects and partial rollups are kept
 * @param rollupsDays days before the newest whose hourly and minute rollups are kept
 * @param filesAnHour a finished day is compacted when a source has more files than this in one of
 *     its hours
 */
public record Housekeeping(int requestsDays, int rollupsDays, int filesAnHour) {
  /** As many days as there are. */
  public static final int FOREVER = 1_000_000;

  static final int FILES_AN_HOUR = 4;
  static final int MOST_FILES_AN_HOUR = 100_000;

  static final Housekeeping DEFAULTS = new Housekeeping(FOREVER, FOREVER, FILES_AN_HOUR);
}
