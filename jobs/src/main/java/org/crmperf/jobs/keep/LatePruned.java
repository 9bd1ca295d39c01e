package org.crmperf.jobs.keep;

import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/**
 * Requests that came for hours whose requests are no longer kept. Such an hour cannot be merged
 * again, because most of what it was merged from is gone; so the rollups stay as they are, and the
 * latecomers are counted, said, and deleted with the next pruning.
 */
public final class LatePruned {
  private final Warehouse warehouse;

  public LatePruned(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * How many there are in the hours that are about to be merged. Pruning deletes whole days, so
   * what is found there came afterwards.
   */
  public long count(SortedSet<Long> pendingHours) {
    Retention kept = warehouse.retention();
    SortedSet<Long> gone = new TreeSet<>(pendingHours);
    gone.removeIf(kept::keepsRequests);
    long requests = 0;
    if (!gone.isEmpty()) {
      for (LedgerEntry entry : warehouse.ledger().entries()) {
        for (LedgerRange range : entry.ranges()) {
          for (long hour : range.hours()) {
            if (gone.contains(hour)) {
              requests += rows(warehouse.layout().requestsFile(hour, entry.sourceId(), range));
            }
          }
        }
      }
    }
    return requests;
  }

  private long rows(String path) {
    try {
      return warehouse.store().exists(path)
          ? StoredTables.ofRequests(warehouse.store()).check(path)
          : 0;
    } catch (IOException e) {
      throw Errors.storage(
          path,
          "cannot be read: " + e.getMessage(),
          "check the permissions and the disk or store that holds the warehouse",
          e);
    }
  }
}
