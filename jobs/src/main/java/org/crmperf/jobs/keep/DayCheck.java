package org.crmperf.jobs.keep;

import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.parquet.TableRows;

/**
 * The Spark task that holds one UTC date's hourly rollups to the partial ones that they are made
 * of, and its minutes to its hours.
 */
final class DayCheck implements ListJob.Task<DayCheck.Input, Disagreements> {
  private static final long serialVersionUID = 1L;

  private static final String MERGE = "run crm-perf rollup";

  /**
   * A date.
   *
   * @param hours starts of the rollup hours to hold to the partial ones, epoch microseconds
   * @param known starts of the rollup hours that may be there
   * @param partials the files that have requests in the hours
   */
  record Input(
      LocalDate date,
      @SuppressWarnings("serial") Set<Long> hours,
      @SuppressWarnings("serial") Set<Long> known,
      @SuppressWarnings("serial") List<String> partials)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private final FileStores stores;
  private final WarehouseLayout layout;

  DayCheck(FileStores stores, WarehouseLayout layout) {
    this.stores = stores;
    this.layout = layout;
  }

  @Override
  public Disagreements call(Input input) {
    Disagreements found = new Disagreements();
    StoredTables tables = StoredTables.ofRollups(stores.of(layout.root()));
    Map<RollupKey, RollupCell> hourly = RollupTable.newCells();
    if (!read(input, tables, hourly, found)) {
      return found;
    }
    new MinuteCheck(stores.of(layout.root()), layout).run(input.date(), hourly, found);
    Map<RollupKey, RollupCell> made = RollupTable.newCells();
    for (String partial : input.partials()) {
      TableRows rows = new TableRows(RollupTable.SCHEMA, 256);
      try {
        tables.read(partial, rows);
      } catch (CrmPerfException e) {
        return found; // the check of its range has named it
      }
      RollupTable.merge(rows, input.hours()::contains, made);
    }
    compare(input, made, hourly, found);
    return found;
  }

  /** Whether the date's hourly rollups can be held to anything. */
  private boolean read(
      Input input, StoredTables tables, Map<RollupKey, RollupCell> cells, Disagreements found) {
    String path = layout.hourlyFile(input.date());
    try {
      if (stores.of(layout.root()).exists(path)) {
        TableRows rows = new TableRows(RollupTable.SCHEMA, 1 << 10);
        tables.readChecked(path, rows);
        RollupTable.merge(rows, hour -> true, cells);
        found.file();
      } else if (!input.hours().isEmpty()) {
        found.add(path, "missing", MERGE);
        return false;
      }
      return true;
    } catch (IOException | CrmPerfException e) {
      found.add(path, "damaged", "delete it, then " + MERGE);
      return false;
    }
  }

  private static void compare(
      Input input,
      Map<RollupKey, RollupCell> made,
      Map<RollupKey, RollupCell> hourly,
      Disagreements found) {
    Map<RollupKey, RollupCell> folded = foldAsStored(made, hourly);
    TreeSet<RollupKey> keys = new TreeSet<>(folded.keySet());
    keys.addAll(hourly.keySet());
    RollupCell none = new RollupCell();
    for (RollupKey key : keys) {
      RollupCell stored = hourly.getOrDefault(key, none);
      RollupCell parts = folded.getOrDefault(key, none);
      if (!input.known().contains(key.hourStart())) {
        found.add(
            RangeCheck.text(key),
            "in hourly/, and no source has this hour",
            "delete " + "the day's file in hourly/, then " + MERGE);
      } else if (input.hours().contains(key.hourStart())) {
        String difference = CellDifference.any(parts.stats, "partials/", stored.stats, "hourly/");
        if (difference.isEmpty()) {
          difference = CellDetail.any(parts, "partials/", stored, "hourly/");
        }
        if (!difference.isEmpty()) {
          found.add(RangeCheck.text(key), difference, MERGE);
        }
      }
    }
    for (RollupKey hour : CellDetail.samples(made, hourly, input.hours())) {
      found.add(RangeCheck.text(hour), "its sample of requests is not that of partials/", MERGE);
    }
  }

  /** Endpoints that the hourly rollup does not tell apart are one group there. */
  private static Map<RollupKey, RollupCell> foldAsStored(
      Map<RollupKey, RollupCell> made, Map<RollupKey, RollupCell> hourly) {
    EndpointFold.Endpoint other = EndpointFold.Endpoint.OTHER;
    Map<RollupKey, RollupCell> folded = new TreeMap<>();
    made.forEach(
        (key, cell) -> {
          RollupKey group =
              new RollupKey(key.hourStart(), key.service(), other.endpoint(), other.method());
          RollupKey to = hourly.containsKey(key) || !hourly.containsKey(group) ? key : group;
          folded.computeIfAbsent(to, k -> new RollupCell()).merge(cell);
        });
    return folded;
  }
}
