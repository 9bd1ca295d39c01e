package org.crmperf.jobs.keep;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.schema.RequestBatch;

/** Holds a date's {@code minutes/} to the minute slots of its {@code hourly/}. */
final class MinuteCheck {
  private static final long MINUTE_MICROS = 60_000_000L;

  private static final int FIRST_FIGURE = 2;
  private static final int FIRST_LATER = 3;
  private static final String[] FIGURES = columns();
  private static final long[] NONE = new long[FIGURES.length];

  private final FileStore store;
  private final WarehouseLayout layout;

  MinuteCheck(FileStore store, WarehouseLayout layout) {
    this.store = store;
    this.layout = layout;
  }

  private static String[] columns() {
    List<TableSchema.Column> columns = MinuteTable.SCHEMA.columns();
    return columns.subList(FIRST_FIGURE, columns.size()).stream()
        .map(TableSchema.Column::name)
        .toArray(String[]::new);
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
        StoredTables.ofRollups(store).readChecked(path, rows);
        found.file();
        for (int r = 0; r < rows.size; r++) {
          stored.put(new Minute(rows.numbers[0][r], rows.text(1, r)), figures(rows, r));
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
    for (Minute minute : minutes) {
      long[] a = made.getOrDefault(minute, NONE);
      long[] b = stored.getOrDefault(minute, NONE);
      // files of before the later columns lack them
      int known = b[b.length - 1] == RequestBatch.NULL ? FIRST_LATER : b.length;
      int at = Arrays.mismatch(a, 0, known, b, 0, known);
      if (at >= 0) {
        found.add(
            Instant.ofEpochSecond(minute.start() / 1_000_000) + " " + minute.service(),
            FIGURES[at] + " is " + text(a[at]) + " in hourly/ and " + text(b[at]) + " in minutes/",
            "run crm-perf rollup");
      }
    }
  }

  private static String text(long figure) {
    return figure == RequestBatch.NULL ? "unknown" : Long.toString(figure);
  }

  private static long[] figures(TableRows rows, int r) {
    long[] figures = new long[FIGURES.length];
    for (int f = 0; f < figures.length; f++) {
      figures[f] = rows.numbers[FIRST_FIGURE + f][r];
    }
    return figures;
  }

  private static Map<Minute, long[]> fromHours(Map<RollupKey, RollupCell> hourly) {
    Map<Minute, MinuteSlots> hours = new TreeMap<>();
    hourly.forEach(
        (key, cell) ->
            hours
                .computeIfAbsent(new Minute(key.hourStart(), key.service()), k -> new MinuteSlots())
                .add(cell.minutes));
    Map<Minute, long[]> made = new TreeMap<>();
    hours.forEach(
        (hour, slots) -> {
          boolean known = slots.lateAboveMicros > 0;
          for (int m = 0; m < MinuteSlots.MINUTES; m++) {
            if (slots.requests[m] > 0) {
              made.put(
                  new Minute(hour.start() + m * MINUTE_MICROS, hour.service()),
                  new long[] {
                    slots.requests[m],
                    slots.errors[m],
                    slots.busyMicros[m],
                    known ? slots.timed(m) : RequestBatch.NULL,
                    known ? slots.late(m) : RequestBatch.NULL,
                    known ? slots.lateAboveMicros : RequestBatch.NULL,
                    slots.clientClosed(m)
                  });
            }
          }
        });
    return made;
  }
}
