package org.crmperf.jobs.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;

/** Reads merged rollups for a report. */
public final class RollupReader {
  /** A day and the part of its neighbour in UTC are soon read one after the other. */
  private static final int PARALLEL_FROM = 2;

  private final Warehouse warehouse;
  private final FileStores stores;

  public RollupReader(Warehouse warehouse, FileStores stores) {
    this.warehouse = warehouse;
    this.stores = stores;
  }

  /** The cells of the hours that start in [fromMicros, toMicros), sorted by key. */
  public Map<RollupKey, RollupCell> read(long fromMicros, long toMicros) {
    LocalDate first = RollupJob.dateOf(fromMicros);
    LocalDate last = RollupJob.dateOf(toMicros - 1);
    List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    Stream<LocalDate> stream = days.size() > PARALLEL_FROM ? days.parallelStream() : days.stream();
    stream.map(day -> read(day, fromMicros, toMicros)).toList().forEach(cells::putAll);
    return cells;
  }

  private Map<RollupKey, RollupCell> read(LocalDate day, long fromMicros, long toMicros) {
    RollupFiles files = new RollupFiles(stores.of(warehouse.layout().root()), warehouse.layout());
    String file = warehouse.layout().hourlyFile(day);
    return files.cells(file, hour -> hour >= fromMicros && hour < toMicros);
  }
}
