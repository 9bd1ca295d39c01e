package org.crmperf.jobs.keep;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.LedgerEntry;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.jobs.warehouse.StoredFile;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;

/**
 * Deletes what is no longer kept. That is noted first; from then on it does not count, so that a
 * run that dies amid the deletions leaves nothing but bytes, which the next one deletes. The ledger
 * stays whole: its sources are not read again.
 */
public final class PruneJob {
  private static final long HOURS_A_DAY = 24;
  private static final String DATE = "date=";

  private final Warehouse warehouse;
  private final FileStore store;

  public PruneJob(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.store = warehouse.store();
  }

  /**
   * What is kept when so many days before the newest are: the newest day in the data or, so that a
   * line from the future deletes nothing, today if that is earlier. What is gone already stays so.
   *
   * @param today by the clock, UTC
   */
  public Retention retention(int requestsDays, int rollupsDays, LocalDate today) {
    Retention before = warehouse.retention();
    long newestHour =
        warehouse.ledger().entries().stream()
            .flatMap(entry -> entry.ranges().stream())
            .flatMap(range -> range.hours().stream())
            .mapToLong(Long::longValue)
            .max()
            .orElse(Long.MIN_VALUE);
    if (newestHour == Long.MIN_VALUE) {
      return before;
    }
    LocalDate newest = LocalDate.ofEpochDay(Math.floorDiv(newestHour, HOURS_A_DAY));
    LocalDate last = newest.isAfter(today) ? today : newest;
    return before.and(
        new Retention(from(last.minusDays(requestsDays)), from(last.minusDays(rollupsDays))));
  }

  private static LocalDate from(LocalDate date) {
    return date.isBefore(LocalDate.EPOCH) ? LocalDate.EPOCH : date;
  }

  /** Deletes all that is not kept; returns the number of files and whole days deleted. */
  public int run(Retention kept) {
    if (kept.equals(Retention.ALL)) {
      return 0;
    }
    warehouse.ensureHeld();
    if (!kept.equals(warehouse.retention())) {
      kept.write(store, warehouse.layout());
    }
    WarehouseLayout layout = warehouse.layout();
    List<String> gone = new ArrayList<>();
    try {
      days(layout.requests(), kept.requestsFrom(), gone);
      days(layout.hourly(), kept.rollupsFrom(), gone);
      days(layout.minutes(), kept.rollupsFrom(), gone);
      ranges(kept, gone);
    } catch (IOException e) {
      throw failed(layout.root(), "cannot be listed: ", e);
    }
    for (String path : gone) {
      try {
        store.delete(path);
      } catch (IOException e) {
        throw failed(path, "cannot be deleted: ", e);
      }
    }
    return gone.size();
  }

  private void days(String area, LocalDate from, List<String> gone) throws IOException {
    if (!store.exists(area)) {
      return;
    }
    for (StoredFile day : store.list(area)) {
      if (day.name().startsWith(DATE) && isBefore(day.name().substring(DATE.length()), from)) {
        gone.add(day.path());
      }
    }
  }

  private static boolean isBefore(String date, LocalDate from) {
    try {
      return LocalDate.parse(date).isBefore(from);
    } catch (DateTimeParseException e) {
      return false; // none of ours
    }
  }

  /** The rejects and partial rollups of ranges of which nothing is kept. */
  private void ranges(Retention kept, List<String> gone) throws IOException {
    WarehouseLayout layout = warehouse.layout();
    Set<String> there = new HashSet<>();
    for (String area : List.of(layout.partials(), layout.rejects())) {
      if (store.exists(area)) {
        store.list(area).forEach(file -> there.add(area + "/" + file.name()));
      }
    }
    for (LedgerEntry entry : warehouse.ledger().entries()) {
      for (LedgerRange range : entry.ranges()) {
        if (!kept.keepsRange(entry, range)) {
          for (String path :
              List.of(
                  layout.partialFile(entry.sourceId(), range),
                  layout.rejectsFile(entry.sourceId(), range))) {
            if (there.contains(path)) {
              gone.add(path);
            }
          }
        }
      }
    }
  }

  private static RuntimeException failed(String path, String what, IOException e) {
    return Errors.storage(
        path,
        what + e.getMessage(),
        "fix the permissions or the store, then run the same command again",
        e);
  }
}
