package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.SideBySide;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/**
 * The days whose rollups must be there, for the ledger has merged requests of them: a report that
 * read none of a day would say that nobody came.
 */
public final class MergedDays {
  private static final long HOURS_A_DAY = 24;

  private final Warehouse warehouse;

  public MergedDays(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * STORAGE error if a rollup file of these hours is missing. The hours must have been merged.
   *
   * @param firstHour since 1970 UTC
   * @param endHour exclusive
   */
  public void require(long firstHour, long endHour) {
    List<String> files = new ArrayList<>();
    for (LocalDate date : dates(firstHour, endHour)) {
      files.add(warehouse.layout().hourlyFile(date));
      files.add(warehouse.layout().minutesFile(date));
    }
    FileStore store = warehouse.store();
    try {
      List<Boolean> there = SideBySide.map(files, store::exists);
      int missing = there.indexOf(false);
      if (missing >= 0) {
        throw Errors.storage(
            files.get(missing),
            "missing, and requests of that day were counted",
            "run crm-perf rollup, which makes it again",
            null);
      }
    } catch (IOException e) {
      throw Errors.storage(
          warehouse.layout().hourly(),
          "cannot be listed: " + e.getMessage(),
          "check the disk or store that holds the warehouse",
          e);
    }
  }

  private SortedSet<LocalDate> dates(long firstHour, long endHour) {
    Retention kept = warehouse.retention();
    boolean aligned = warehouse.meta().hourAlignMinutes() == 0;
    SortedSet<LocalDate> dates = new TreeSet<>();
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        for (long hour : range.hours()) {
          // of hours that are not aligned, the first of a date may lie in one of the date before
          boolean sure = aligned || Math.floorMod(hour, HOURS_A_DAY) != 0;
          if (sure && hour >= firstHour && hour < endHour) {
            dates.add(LocalDate.ofEpochDay(Math.floorDiv(hour, HOURS_A_DAY)));
          }
        }
      }
    }
    dates.removeIf(date -> !kept.keepsRollups(date));
    return dates;
  }
}
