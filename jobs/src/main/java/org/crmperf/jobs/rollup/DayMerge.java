package org.crmperf.jobs.rollup;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The Spark task that merges one UTC date: the touched hours from all partial rollups that have
 * them, the other hours as they were.
 */
final class DayMerge implements ListJob.Task<DayMerge.Input, Long> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MICROS = 60_000_000L;

  /**
   * A date to merge.
   *
   * @param touchedHours starts of the hours to merge anew, epoch microseconds
   * @param partials the files that have requests in them
   */
  record Input(LocalDate date, Set<Long> touchedHours, List<String> partials)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Fewer files than this are not worth another thread. */
  private static final int LEAST_OF_A_PART = 6;

  private final FileStores stores;
  private final WarehouseLayout layout;
  private final double downShare;
  private final int hourLimit;

  /** {@code hourLimit} is the most endpoints that one hour of a service tells apart. */
  DayMerge(FileStores stores, WarehouseLayout layout, double downShare, int hourLimit) {
    this.stores = stores;
    this.layout = layout;
    this.downShare = downShare;
    this.hourLimit = hourLimit;
  }

  /** Merges and writes; returns the number of hourly rows. */
  @Override
  public Long call(Input input) {
    try {
      return merge(input);
    } catch (IOException e) {
      throw Errors.storage(
          layout.hourlyFile(input.date()),
          "cannot be read or written: " + e.getMessage(),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }

  private long merge(Input input) throws IOException {
    RollupFiles files = new RollupFiles(stores.of(layout.root()), layout);
    String hourlyFile = layout.hourlyFile(input.date());
    try {
      Map<RollupKey, RollupCell> cells = fold(touched(files, input));
      files.mergeDay(hourlyFile, hour -> !input.touchedHours().contains(hour), cells);
      SampleCarriers.settle(cells);
      // counted beside the cells' encoding; written by the task's own thread, which alone is sure
      // to be who Spark says it is to a Hadoop store
      ForkJoinTask<TableRows> minutes = ForkJoinPool.commonPool().submit(() -> minutes(cells));
      TableRows rows = RollupTable.rows(cells, downShare);
      files.write(hourlyFile, RollupTable.SCHEMA, rows);
      files.write(layout.minutesFile(input.date()), MinuteTable.SCHEMA, minutes.join());
      return rows.size;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The touched hours, from all partials; those of a large day are read on all processors. */
  private static Map<RollupKey, RollupCell> touched(RollupFiles files, Input input) {
    int all = input.partials().size();
    int parts =
        Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), all / LEAST_OF_A_PART));
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(i -> input.partials().subList(all * i / parts, all * (i + 1) / parts))
        .map(some -> merged(files, some, input.touchedHours()))
        .reduce(RollupTable::together)
        .orElseGet(RollupTable::newCells);
  }

  private static Map<RollupKey, RollupCell> merged(
      RollupFiles files, List<String> partials, Set<Long> hours) {
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    try {
      files.mergePartials(partials, hours::contains, cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cells;
  }

  /** Bounds each hour of each service to {@link #hourLimit} endpoints. */
  private Map<RollupKey, RollupCell> fold(Map<RollupKey, RollupCell> cells) {
    Map<RollupKey, Map<EndpointFold.Endpoint, Long>> hours = new TreeMap<>();
    cells.forEach(
        (key, cell) ->
            hours
                .computeIfAbsent(group(key), k -> new HashMap<>())
                .put(EndpointFold.Endpoint.of(key), cell.stats.requests));
    Map<RollupKey, Set<EndpointFold.Endpoint>> sets = new HashMap<>();
    hours.forEach((hour, counts) -> sets.put(hour, EndpointFold.folded(counts, hourLimit)));
    if (sets.values().stream().allMatch(Set::isEmpty)) {
      return cells;
    }
    Map<RollupKey, RollupCell> folded = RollupTable.newCells();
    cells.forEach(
        (key, cell) -> {
          boolean fold =
              sets.getOrDefault(group(key), Set.of()).contains(EndpointFold.Endpoint.of(key));
          RollupKey to = fold ? otherOf(key) : key;
          folded.computeIfAbsent(to, k -> new RollupCell()).merge(cell);
        });
    return folded;
  }

  private static RollupKey group(RollupKey key) {
    return new RollupKey(key.hourStart(), key.service(), "", "");
  }

  private static RollupKey otherOf(RollupKey key) {
    EndpointFold.Endpoint other = EndpointFold.Endpoint.OTHER;
    return new RollupKey(key.hourStart(), key.service(), other.endpoint(), other.method());
  }

  private static TableRows minutes(Map<RollupKey, RollupCell> cells) {
    Map<RollupKey, MinuteSlots> services = new TreeMap<>();
    cells.forEach(
        (key, cell) ->
            services.computeIfAbsent(group(key), k -> new MinuteSlots()).add(cell.minutes));
    TableRows rows = new TableRows(MinuteTable.SCHEMA, services.size() * MinuteSlots.MINUTES + 1);
    rows.presentAll();
    services.forEach(
        (key, slots) -> {
          byte[] service = key.service().getBytes(StandardCharsets.UTF_8);
          for (int m = 0; m < MinuteSlots.MINUTES; m++) {
            if (slots.requests[m] > 0) {
              int r = rows.size;
              rows.numbers[0][r] = key.hourStart() + m * MINUTE_MICROS;
              rows.ids[1][r] = rows.dictionaries[1].idOf(service, 0, service.length);
              rows.numbers[2][r] = slots.requests[m];
              rows.numbers[3][r] = slots.errors[m];
              rows.numbers[4][r] = slots.busyMicros[m];
              boolean known = slots.lateAboveMicros > 0;
              rows.numbers[5][r] = known ? slots.timed(m) : RequestBatch.NULL;
              rows.numbers[6][r] = known ? slots.late(m) : RequestBatch.NULL;
              rows.numbers[7][r] = known ? slots.lateAboveMicros : RequestBatch.NULL;
              rows.numbers[8][r] = slots.clientClosed(m);
              rows.size = r + 1;
            }
          }
        });
    return rows;
  }
}
