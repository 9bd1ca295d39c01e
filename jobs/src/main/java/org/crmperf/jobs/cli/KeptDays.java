package org.crmperf.jobs.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/** What of the days asked for is still there. */
final class KeptDays {
  private static final long HOUR_SECONDS = 3600;

  private final Warehouse warehouse;
  private final Retention kept;

  KeptDays(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.kept = warehouse.retention();
  }

  /** Whether the rollups of an epoch hour are kept. */
  boolean has(long epochHour) {
    Instant hour = Instant.ofEpochSecond(epochHour * HOUR_SECONDS);
    return kept.keepsRollups(LocalDate.ofInstant(hour, ZoneOffset.UTC));
  }

  /**
   * Whether what a report of this zone needs of an epoch hour is kept: the requests too, where its
   * hours start elsewhere than the warehouse's.
   */
  boolean has(long epochHour, ReportPeriod period) {
    boolean aligned =
        period.isEven() && period.alignMinutes() == warehouse.meta().hourAlignMinutes();
    return has(epochHour) && (aligned || kept.keepsRequests(epochHour));
  }

  /** Refuses a period of which some hours had requests and are no longer kept. */
  void require(ReportPeriod period) {
    require(period.start(), period.end());
  }

  /** The same of any hours; {@code end} is excluded. */
  void require(Instant start, Instant end) {
    boolean gone =
        warehouse.ledger().entries().stream()
            .flatMap(entry -> entry.ranges().stream())
            .flatMap(range -> range.hours().stream())
            .anyMatch(hour -> !has(hour) && isIn(start, end, hour));
    if (gone) {
      throw Errors.usage(
          "the rollups before "
              + kept.rollupsFrom()
              + " (UTC) are no longer kept, and the days"
              + " asked for need them",
          "report on later days, or keep more with --keep-rollups from now on");
    }
  }

  private static boolean isIn(Instant start, Instant end, long epochHour) {
    Instant hour = Instant.ofEpochSecond(epochHour * HOUR_SECONDS);
    return !hour.isBefore(start) && hour.isBefore(end);
  }
}
