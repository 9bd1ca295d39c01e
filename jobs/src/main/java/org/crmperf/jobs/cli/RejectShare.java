package org.crmperf.jobs.cli;

import java.util.Locale;
import org.crmperf.jobs.report.ReportModel;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.Warehouse;

/**
 * How many lines were rejected, of how many: what {@code --fail-on rejects} judges.
 *
 * @param lines parsed, rejected, blank and comments; 0 if nothing was read
 */
record RejectShare(long rejected, long lines) {
  private static final long HOUR_SECONDS = 3600;

  /** Of the lines that a run read. */
  static RejectShare ofRun(ReportModel.Accounting a) {
    return new RejectShare(a.rejected(), a.parsed() + a.rejected() + a.blankOrComment());
  }

  /** Of all sources that have requests in a period, for a report that reads none. */
  static RejectShare ofSources(Warehouse warehouse, ReportPeriod period) {
    long first = Math.floorDiv(period.start().getEpochSecond(), HOUR_SECONDS);
    long last = Math.floorDiv(period.end().getEpochSecond() - 1, HOUR_SECONDS);
    long rejected = 0;
    long lines = 0;
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      boolean inPeriod =
          entry.ranges().stream()
              .flatMap(range -> range.hours().stream())
              .anyMatch(hour -> hour >= first && hour <= last);
      if (inPeriod) {
        rejected += entry.rejected();
        lines += entry.lines();
      }
    }
    return new RejectShare(rejected, lines);
  }

  boolean isMoreThan(double share) {
    return rejected > share * lines;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d of %d lines rejected", rejected, lines);
  }
}
