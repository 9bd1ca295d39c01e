package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.error.Errors;

/** Reads merged rollups for a report. */
public final class RollupReader {
  private final Warehouse warehouse;
  private final FileStores stores;

  public RollupReader(Warehouse warehouse, FileStores stores) {
    this.warehouse = warehouse;
    this.stores = stores;
  }

  /** The cells of the hours that start in [fromMicros, toMicros), sorted by key. */
  public Map<RollupKey, RollupCell> read(long fromMicros, long toMicros) {
    RollupFiles files = new RollupFiles(stores.of(warehouse.layout().root()), warehouse.layout());
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    LocalDate last = RollupJob.dateOf(toMicros - 1);
    for (LocalDate d = RollupJob.dateOf(fromMicros); !d.isAfter(last); d = d.plusDays(1)) {
      String file = warehouse.layout().hourlyFile(d);
      try {
        files.mergeInto(file, hour -> hour >= fromMicros && hour < toMicros, cells);
      } catch (IOException e) {
        throw Errors.storage(
            file,
            "cannot be read: " + e.getMessage(),
            "rebuild it with crm-perf rollup --rebuild",
            e);
      }
    }
    return cells;
  }
}
