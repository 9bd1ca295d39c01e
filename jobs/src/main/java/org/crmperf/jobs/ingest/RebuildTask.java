package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.EndpointTexts;
import org.crmperf.jobs.rollup.RequestReplay;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.jobs.rollup.RowEvidence;
import org.crmperf.jobs.rollup.StagedTables;
import org.crmperf.jobs.rollup.StoredTables;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStore;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.Retention;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.schema.AccessField;

/**
 * The Spark task that derives a range's endpoints and partial rollups anew from its requests, as an
 * ingest with these settings would have. Hours outside the window stay as they are. Files are
 * replaced one by one, and doing it again gives the same. Returns the files whose endpoints
 * changed.
 */
final class RebuildTask implements ListJob.Task<RebuildTask.Input, Integer> {
  private static final long serialVersionUID = 1L;

  /** The footer's key under which a requests file says what its targets are. */
  static final String TARGETS_KEY = "crmperf.targets";

  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int ENDPOINT = RequestSink.SCHEMA.indexOf("endpoint");
  private static final int SERVICE = RequestSink.SCHEMA.indexOf("service");

  /** A range that the ledger counts. */
  record Input(String sourceId, LedgerRange range) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** A requests file that has been read, and where its rows begin. */
  private record HourFile(String path, int firstRow, Map<String, String> metadata) {}

  private final RebuildSettings settings;
  private final Retention retention;
  private final long fromMicros;
  private final long toMicros;

  /** Rebuilds the requests stamped in [fromMicros, toMicros). */
  RebuildTask(RebuildSettings settings, Retention retention, long fromMicros, long toMicros) {
    this.settings = settings;
    this.retention = retention;
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
  }

  /** Whether a range has anything in the window that is still kept. */
  boolean concerns(LedgerRange range) {
    return range.hours().stream().anyMatch(this::isRebuilt);
  }

  private boolean isRebuilt(long hour) {
    return retention.keepsRequests(hour)
        && (hour + 1) * HOUR_MICROS > fromMicros
        && hour * HOUR_MICROS < toMicros;
  }

  /** Whether nothing of an hour stays as it was: what it was, damaged or not, does not matter. */
  private boolean isWhollyRebuilt(long hour) {
    return isRebuilt(hour)
        && hour * HOUR_MICROS >= fromMicros
        && (hour + 1) * HOUR_MICROS <= toMicros;
  }

  @Override
  public Integer call(Input input) {
    FileStore store = settings.stores().of(settings.layout().root());
    StoredTables in = StoredTables.ofRequests(store);
    TableRows rows = new TableRows(RequestSink.SCHEMA, 1 << 14);
    List<HourFile> files = new ArrayList<>();
    for (long hour : input.range().hours()) {
      if (isRebuilt(hour)) {
        String path = settings.layout().requestsFile(hour, input.sourceId(), input.range());
        int first = rows.size;
        files.add(new HourFile(path, first, in.read(path, rows)));
      }
    }
    try {
      return rebuild(input, files, rows, in, new StagedTables(store, settings.layout()));
    } catch (IOException e) {
      throw Errors.storage(
          settings.layout().root(),
          "cannot be written: " + e.getMessage(),
          "free some space or fix the permissions, then run the same command again",
          e);
    }
  }

  private int rebuild(
      Input input, List<HourFile> files, TableRows rows, StoredTables in, StagedTables out)
      throws IOException {
    Map<String, String> metadata = files.get(0).metadata();
    ByteDictionary oldNames = rows.dictionaries[ENDPOINT];
    int[] oldIds = Arrays.copyOf(rows.ids[ENDPOINT], rows.size);
    TableRows partials = count(rows, metadata);
    rows.settleTexts(ENDPOINT);
    keepOthers(rows, oldNames, oldIds);
    int[] oldIdOf = oldIds(rows.dictionaries[ENDPOINT], oldNames);
    int changed = 0;
    for (int f = 0; f < files.size(); f++) {
      int from = files.get(f).firstRow();
      int to = f + 1 < files.size() ? files.get(f + 1).firstRow() : rows.size;
      int r = from;
      while (r < to && oldIdOf[rows.ids[ENDPOINT][r]] == oldIds[r]) {
        r++;
      }
      if (r < to) {
        int[] selection = new int[to - from];
        Arrays.setAll(selection, i -> from + i);
        out.write(
            files.get(f).path(), RequestSink.SCHEMA, rows, selection, files.get(f).metadata());
        changed++;
      }
    }
    String partial = settings.layout().partialFile(input.sourceId(), input.range());
    if (!input.range().hours().stream().allMatch(this::isWhollyRebuilt)) {
      keepOtherHours(in, partial, partials);
    }
    out.write(partial, RollupTable.SCHEMA, partials);
    out.publish();
    return changed;
  }

  /** Gives the rows of the window their endpoints, and counts them; other rows get none. */
  private TableRows count(TableRows rows, Map<String, String> metadata) {
    LogFormat.Targets targets =
        LogFormat.Targets.valueOf(
            metadata.getOrDefault(TARGETS_KEY, LogFormat.Targets.URLS.name()));
    int grain = Integer.parseInt(metadata.getOrDefault(RequestReplay.GRAIN_KEY, "1"));
    ByteDictionary names = new ByteDictionary();
    EndpointAssigner endpoints =
        new EndpointAssigner(settings.endpointRules(), targets, names, settings.endpointLimit());
    endpoints.extendStored(rows.dictionaries[URL]);
    rows.dictionaries[ENDPOINT] = names;
    for (int r = 0; r < rows.size; r++) {
      rows.ids[ENDPOINT][r] =
          isInWindow(rows, r)
              ? endpoints.endpointId(rows.ids[URL][r], rows.numbers[STATUS][r])
              : -1;
    }
    RowRollup rollup =
        new RowRollup(
            rows,
            RowEvidence.Texts.AS_STORED,
            service(rows),
            settings.policy(),
            settings.alignMinutes(),
            grain);
    int r = 0;
    while (r < rows.size) {
      int from = r;
      boolean inside = isInWindow(rows, r);
      while (r < rows.size && isInWindow(rows, r) == inside) {
        r++;
      }
      if (inside) {
        rollup.add(from, r);
      }
    }
    TableRows partials = rollup.finish();
    partials.settleTexts(RollupTable.SCHEMA.indexOf("endpoint"));
    return partials;
  }

  private boolean isInWindow(TableRows rows, int r) {
    long time = rows.numbers[TIME][r];
    return time >= fromMicros && time < toMicros;
  }

  private static String service(TableRows rows) {
    return rows.dictionaries[SERVICE].size() == 0
        ? ""
        : new EndpointTexts(rows.dictionaries[SERVICE]).endpoint(0);
  }

  /** Rows outside the window keep the endpoint that they had. */
  private static void keepOthers(TableRows rows, ByteDictionary oldNames, int[] oldIds) {
    int[] ids = rows.ids[ENDPOINT];
    for (int r = 0; r < rows.size; r++) {
      if (ids[r] < 0) {
        int from = oldNames.start(oldIds[r]);
        ids[r] =
            rows.dictionaries[ENDPOINT].idOf(
                oldNames.arena(), from, oldNames.end(oldIds[r]) - from);
      }
    }
  }

  /** The id that each name had before, or -1. */
  private static int[] oldIds(ByteDictionary names, ByteDictionary oldNames) {
    int[] old = new int[names.size()];
    for (int id = 0; id < old.length; id++) {
      old[id] = oldNames.find(names.arena(), names.start(id), names.end(id) - names.start(id));
    }
    return old;
  }

  /** Adds the hours outside the window as the partial rollup has them. */
  private void keepOtherHours(StoredTables in, String partial, TableRows partials) {
    TableRows before = new TableRows(RollupTable.SCHEMA, 256);
    in.read(partial, before);
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    RollupTable.merge(before, hour -> hour < fromMicros || hour >= toMicros, cells);
    cells.forEach(
        (key, cell) -> {
          cell.close(settings.policy().downShare());
          RollupTable.append(partials, key, cell);
        });
  }
}
