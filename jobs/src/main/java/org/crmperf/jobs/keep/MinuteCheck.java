package org.crmperf.jobs.keep;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.MinuteTable;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.parquet.TableRows;

/** Holds a date's {@code minutes/} to the minute slots of its {@code hourly/}. */
final class MinuteCheck {
  private static final long MINUTE_MICROS = 60_000_000L;

  private final FileStore store;
  private final WarehouseLayout layout;

  MinuteCheck(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  /** A minute of a service. */
  private record Minute(long start, String service) implements Comparable<Minute> {
    @Override
    public int compareTo(Minute other) {
      return start == other.start
          ? service.compareTo(other.service)
          : Long.compare(start, other.start);
    }
  }

  void run(LocalDate date, Map<RollupKey, RollupCell> hourly, Disagreements found) {
    String path = layout.minutesFile(date);
    Map<Minute, long[]> stored = new TreeMap<>();
    try {
      if (store.exists(path)) {
        TableRows rows = new TableRows(MinuteTable.SCHEMA, 1 << 11);
        new StoredTables(store).readChecked(path, rows);
        found.file();
        for (int r = 0; r < rows.size; r++) {
          stored.put(
              new Minute(rows.numbers[0][r], rows.text(1, r)),
              new long[] {rows.numbers[2][r], rows.numbers[3][r], rows.numbers[4][r]});
        }
      } else if (!hourly.isEmpty()) {
        found.add(path, "missing", "run crm-perf rollup");
        return;
      }
    } catch (IOException | CrmPerfException e) {
      found.add(path, "damaged", "run crm-perf rollup");
      return;
    }
    Map<Minute, long[]> made = fromHours(hourly);
    TreeSet<Minute> minutes = new TreeSet<>(made.keySet());
    minutes.addAll(stored.keySet());
    String[] figures = {"requests", "errors", "busy_us"};
    for (Minute minute : minutes) {
      long[] a = made.getOrDefault(minute, new long[3]);
      long[] b = stored.getOrDefault(minute, new long[3]);
      for (int f = 0; f < figures.length; f++) {
        if (a[f] != b[f]) {
          found.add(
              Instant.ofEpochSecond(minute.start() / 1_000_000) + " " + minute.service(),
              figures[f] + " is " + a[f] + " in hourly/ and " + b[f] + " in minutes/",
              "run crm-perf rollup");
          break;
        }
      }
    }
  }

  private static Map<Minute, long[]> fromHours(Map<RollupKey, RollupCell> hourly) {
    Map<Minute, long[]> made = new TreeMap<>();
    hourly.forEach(
        (key, cell) -> {
          for (int m = 0; m < MinuteSlots.MINUTES; m++) {
            if (cell.minutes.requests[m] > 0) {
              long[] sums =
                  made.computeIfAbsent(
                      new Minute(key.hourStart() + m * MINUTE_MICROS, key.service()),
                      k -> new long[3]);
              sums[0] += cell.minutes.requests[m];
              sums[1] += cell.minutes.errors[m];
              sums[2] += cell.minutes.busyMicros[m];
            }
          }
        });
    return made;
  }
}
