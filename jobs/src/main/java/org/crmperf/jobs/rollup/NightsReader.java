package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.Warehouse;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.scan.ByteDictionary;

/** Reads how many requests of each endpoint were over target, day by day; no histogram is read. */
public final class NightsReader {
  private static final TableSchema COLUMNS =
      RollupTable.SCHEMA.select("hour_start", "endpoint", "method", "timed", "over_target");

  private final Warehouse warehouse;
  private final FileStores stores;

  public NightsReader(Warehouse warehouse, FileStores stores) {
    this.warehouse = warehouse;
    this.stores = stores;
  }

  /**
   * By endpoint and day: timed requests, and those over target.
   *
   * @param from the first day in the zone
   * @param to the last, inclusive
   */
  public Map<Endpoint, Map<LocalDate, long[]>> read(LocalDate from, LocalDate to, ZoneId zone) {
    Map<Endpoint, Map<LocalDate, long[]>> nights = new TreeMap<>();
    StoredTables tables = StoredTables.ofRollups(stores.of(warehouse.layout().root()));
    long start = from.atStartOfDay(zone).toEpochSecond() * 1_000_000;
    long end = to.plusDays(1).atStartOfDay(zone).toEpochSecond() * 1_000_000;
    LocalDate last = RollupJob.dateOf(end - 1);
    for (LocalDate d = RollupJob.dateOf(start); !d.isAfter(last); d = d.plusDays(1)) {
      String file = warehouse.layout().hourlyFile(d);
      TableRows rows = new TableRows(COLUMNS, 4096);
      if (tables.readIfThere(file, rows)) {
        add(rows, start, end, zone, nights);
      }
    }
    return nights;
  }

  private static void add(
      TableRows rows,
      long start,
      long end,
      ZoneId zone,
      Map<Endpoint, Map<LocalDate, long[]>> nights) {
    long hour = Long.MIN_VALUE;
    LocalDate day = LocalDate.EPOCH;
    for (int r = 0; r < rows.size; r++) {
      long at = rows.numbers[0][r];
      if (at < start || at >= end) {
        continue;
      }
      if (at != hour) {
        hour = at;
        day = Instant.ofEpochSecond(at / 1_000_000).atZone(zone).toLocalDate();
      }
      long[] sums =
          nights
              .computeIfAbsent(
                  new Endpoint(text(rows, 1, r), text(rows, 2, r)), e -> new TreeMap<>())
              .computeIfAbsent(day, d -> new long[2]);
      sums[0] += rows.numbers[3][r];
      sums[1] += rows.numbers[4][r];
    }
  }

  private static String text(TableRows rows, int column, int r) {
    ByteDictionary dictionary = rows.dictionaries[column];
    int id = rows.ids[column][r];
    int start = dictionary.start(id);
    return new String(
        dictionary.arena(), start, dictionary.end(id) - start, StandardCharsets.UTF_8);
  }
}
