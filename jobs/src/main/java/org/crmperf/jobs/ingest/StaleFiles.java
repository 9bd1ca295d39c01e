package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * Files of a range that was read again and no longer has anything for them: half a line that is
 * whole now may belong to another hour, or be no reject any more. Deleted before the ledger forgets
 * them, so that a run that dies in between does it again.
 */
final class StaleFiles {
  private StaleFiles() {}

  /** Deletes what the open ranges of an entry had and the ranges read now do not overwrite. */
  static void delete(Warehouse warehouse, LedgerEntry known, List<LedgerRange> read) {
    Map<Long, LedgerRange> anew = new HashMap<>();
    read.forEach(range -> anew.put(range.start(), range));
    for (LedgerRange before : known.ranges()) {
      if (before.open()) {
        delete(warehouse, known.sourceId(), before, anew.get(before.start()));
      }
    }
  }

  private static void delete(
      Warehouse warehouse, String sourceId, LedgerRange before, @Nullable LedgerRange after) {
    WarehouseLayout layout = warehouse.layout();
    long start = before.start();
    Set<String> stale = new HashSet<>();
    Set<Long> hours = after == null ? Set.of() : new HashSet<>(after.hours());
    for (long hour : before.hours()) {
      if (!hours.contains(hour)) {
        stale.add(layout.requestsFile(hour, sourceId, start));
      }
    }
    if (before.parsed() > 0 && (after == null || after.parsed() == 0)) {
      stale.add(layout.partialFile(sourceId, start));
    }
    if (before.rejected() > 0 && (after == null || after.rejected() == 0)) {
      stale.add(layout.rejectsFile(sourceId, start));
    }
    FileStore store = warehouse.store();
    for (String file : stale) {
      try {
        store.delete(file);
      } catch (IOException e) {
        throw Errors.storage(
            file,
            "cannot be deleted: " + e.getMessage(),
            "fix the permissions, then run the same command again",
            e);
      }
    }
  }
}
