package org.crmperf.jobs.rollup;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.metric.MinuteHistory;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Reads {@code minutes/}: a file of at most 1,440 rows a service for each day, and no histogram.
 */
public final class MinutesReader {
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final int MINUTE = 0;
  private static final int SERVICE = 1;
  private static final int REQUESTS = 2;
  private static final int ERRORS = 3;
  private static final int TIMED = 5;
  private static final int LATE = 6;
  private static final int LATE_ABOVE = 7;

  private final Warehouse warehouse;
  private final FileStores stores;

  public MinutesReader(Warehouse warehouse, FileStores stores) {
    this.warehouse = warehouse;
    this.stores = stores;
  }

  /**
   * The minutes of [from, to) by service.
   *
   * @param fromMinute minutes since 1970 UTC
   * @param lateMicros the threshold of late requests; minutes counted by another one say nothing of
   *     latency
   */
  public Map<String, MinuteHistory> read(long fromMinute, long toMinute, long lateMicros) {
    Map<String, MinuteHistory> services = new TreeMap<>();
    StoredTables tables = StoredTables.ofRollups(stores.of(warehouse.layout().root()));
    // an hour that starts before midnight UTC may end after it
    LocalDate first = RollupJob.dateOf((fromMinute - 59) * MINUTE_MICROS);
    LocalDate last = RollupJob.dateOf((toMinute - 1) * MINUTE_MICROS);
    for (LocalDate d = first; !d.isAfter(last); d = d.plusDays(1)) {
      String file = warehouse.layout().minutesFile(d);
      TableRows rows = new TableRows(MinuteTable.SCHEMA, 2048);
      if (tables.readIfThere(file, rows)) {
        add(rows, fromMinute, (int) (toMinute - fromMinute), lateMicros, services);
      }
    }
    return services;
  }

  private static void add(
      TableRows rows,
      long fromMinute,
      int minutes,
      long lateMicros,
      Map<String, MinuteHistory> services) {
    for (int r = 0; r < rows.size; r++) {
      long minute = Math.floorDiv(rows.numbers[MINUTE][r], MINUTE_MICROS);
      if (minute < fromMinute || minute >= fromMinute + minutes) {
        continue;
      }
      MinuteHistory history =
          services.computeIfAbsent(
              rows.text(SERVICE, r), s -> new MinuteHistory(fromMinute, minutes));
      history.add(minute, rows.numbers[REQUESTS][r], rows.numbers[ERRORS][r]);
      if (rows.numbers[LATE_ABOVE][r] == lateMicros
          && rows.numbers[TIMED][r] != RequestBatch.NULL) {
        history.addTimes(minute, rows.numbers[TIMED][r], rows.numbers[LATE][r]);
      }
    }
  }
}
