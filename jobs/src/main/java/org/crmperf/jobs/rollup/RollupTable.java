package org.crmperf.jobs.rollup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableSchema.Column;
import org.crmperf.parsers.parquet.TableSchema.Kind;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.schema.RequestBatch;

/** Rollup cells as Parquet rows: the columns of {@code partials/} and {@code hourly/}. */
public final class RollupTable {
  private static final String[] COUNTS = {
    "requests",
    "errors_4xx",
    "client_closed",
    "errors_5xx",
    "errors",
    "timed",
    "sum_us",
    "max_us",
    "apdex_samples",
    "satisfied",
    "tolerating",
    "over_target",
    "over_target_us",
    "response_bytes",
    "up_minutes",
    "down_minutes",
    "peak_minute_requests"
  };

  /** So many rows are worth another thread to decode them. */
  private static final int ROWS_OF_A_PART = 256;

  private static final int HOUR = 0;
  private static final int SERVICE = 1;
  private static final int ENDPOINT = 2;
  private static final int METHOD = 3;
  private static final int FIRST_COUNT = 4;
  private static final int FIRST_PART = FIRST_COUNT + COUNTS.length;
  private static final int GRAIN = FIRST_PART + 2 * TimePart.COUNT;
  private static final int LATENCY = GRAIN + 1;
  private static final int MINUTES = LATENCY + 1;
  private static final int FIRST_GATEWAY = MINUTES + 1;
  private static final int ERROR_MAX = FIRST_GATEWAY + 3;
  private static final int ERROR_LATENCY = ERROR_MAX + 1;
  private static final int DETAIL = ERROR_LATENCY + 1;
  private static final int EVIDENCE = DETAIL + 1;
  private static final int SAMPLE = EVIDENCE + 1;

  /** The columns. */
  public static final TableSchema SCHEMA = schema();

  private RollupTable() {}

  private static TableSchema schema() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("hour_start", Kind.TIMESTAMP, false));
    columns.add(new Column("service", Kind.STRING, false));
    columns.add(new Column("endpoint", Kind.STRING, false));
    columns.add(new Column("method", Kind.STRING, false));
    for (String count : COUNTS) {
      columns.add(new Column(count, Kind.LONG, false));
    }
    for (TimePart part : TimePart.values()) {
      columns.add(new Column(part.column() + "_us", Kind.LONG, true));
      columns.add(new Column(part.column() + "_of_us", Kind.LONG, true));
    }
    columns.add(new Column("latency_grain_us", Kind.INT, false));
    columns.add(new Column("latency_hdr", Kind.BLOB, false));
    columns.add(new Column("minute_slots", Kind.BLOB, false));
    // files of before these columns lack them
    columns.add(new Column("status_502", Kind.LONG, true));
    columns.add(new Column("status_503", Kind.LONG, true));
    columns.add(new Column("status_504", Kind.LONG, true));
    columns.add(new Column("error_max_us", Kind.LONG, true));
    columns.add(new Column("error_latency_hdr", Kind.BLOB, true));
    columns.add(new Column("minute_detail", Kind.BLOB, true));
    columns.add(new Column("evidence", Kind.BLOB, true));
    columns.add(new Column("request_sample", Kind.BLOB, true));
    return new TableSchema("rollup", columns);
  }

  /** Appends one cell. */
  public static void append(TableRows rows, RollupKey key, RollupCell cell) {
    appendNumbers(rows, key, cell);
    blobs(rows, rows.size - 1, cell);
  }

  private static void appendNumbers(TableRows rows, RollupKey key, RollupCell cell) {
    rows.reserve(1);
    rows.presentAll();
    int r = rows.size;
    RequestStats s = cell.stats;
    rows.numbers[HOUR][r] = key.hourStart();
    rows.ids[SERVICE][r] = id(rows, SERVICE, key.service());
    rows.ids[ENDPOINT][r] = id(rows, ENDPOINT, key.endpoint());
    rows.ids[METHOD][r] = id(rows, METHOD, key.method());
    long[] counts = {
      s.requests,
      s.errors4xx,
      s.clientClosed,
      s.errors5xx,
      s.errors,
      s.timed,
      s.sumMicros,
      s.maxMicros,
      s.apdexSamples,
      s.satisfied,
      s.tolerating,
      s.overTarget,
      s.overTargetMicros,
      s.responseBytes,
      s.upMinutes,
      s.downMinutes,
      s.peakMinuteRequests
    };
    for (int i = 0; i < counts.length; i++) {
      rows.numbers[FIRST_COUNT + i][r] = counts[i];
    }
    for (int p = 0; p < TimePart.COUNT; p++) {
      boolean said = s.partOfMicros[p] > 0;
      rows.numbers[FIRST_PART + 2 * p][r] = said ? s.partMicros[p] : RequestBatch.NULL;
      rows.numbers[FIRST_PART + 2 * p + 1][r] = said ? s.partOfMicros[p] : RequestBatch.NULL;
    }
    rows.numbers[GRAIN][r] = s.latency.grainMicros();
    for (int i = 0; i < s.gatewayErrors.length; i++) {
      rows.numbers[FIRST_GATEWAY + i][r] = s.gatewayErrors[i];
    }
    LatencyHistogram errors = s.errorLatency();
    rows.numbers[ERROR_MAX][r] = errors == null ? RequestBatch.NULL : errors.max();
    rows.size = r + 1;
  }

  private static void blobs(TableRows rows, int r, RollupCell cell) {
    RequestStats s = cell.stats;
    rows.blobs[LATENCY][r] = s.latency.total() == 0 ? new byte[0] : s.latency.encode();
    rows.blobs[MINUTES][r] = MinuteCodec.encode(cell.minutes);
    LatencyHistogram errors = s.errorLatency();
    rows.blobs[ERROR_LATENCY][r] = errors == null ? new byte[0] : errors.encode();
    rows.blobs[DETAIL][r] = MinuteDetailCodec.encode(cell.minutes);
    rows.blobs[EVIDENCE][r] = EvidenceCodec.encode(cell.evidence());
    rows.blobs[SAMPLE][r] = EvidenceCodec.encode(cell.sample());
  }

  /**
   * Cells as rows, in the order of their keys.
   *
   * @param downShare the share of errors that makes a minute down
   */
  public static TableRows rows(Map<RollupKey, RollupCell> cells, double downShare) {
    TableRows rows = new TableRows(SCHEMA, cells.size() + 1);
    List<RollupCell> inOrder = new ArrayList<>(cells.size());
    cells.forEach(
        (key, cell) -> {
          cell.close(downShare);
          appendNumbers(rows, key, cell);
          inOrder.add(cell);
        });
    // side by side: to encode them is most of the work
    IntStream.range(0, rows.size).parallel().forEach(r -> blobs(rows, r, inOrder.get(r)));
    return rows;
  }

  /** Merges the rows of the hours that {@code hours} takes into {@code cells}. */
  public static void merge(TableRows rows, LongPredicate hours, Map<RollupKey, RollupCell> cells) {
    merge(rows, 0, rows.size, hours, cells);
  }

  private static void merge(
      TableRows rows, int from, int to, LongPredicate hours, Map<RollupKey, RollupCell> cells) {
    RowTexts texts = new RowTexts(rows);
    for (int r = from; r < to; r++) {
      if (hours.test(rows.numbers[HOUR][r])) {
        RollupKey key =
            new RollupKey(
                rows.numbers[HOUR][r],
                texts.text(SERVICE, r),
                texts.text(ENDPOINT, r),
                texts.text(METHOD, r));
        RollupCell cell = cells.get(key);
        if (cell == null) {
          cell = new RollupCell();
          cells.put(key, cell);
        }
        addRow(rows, r, cell);
      }
    }
  }

  /** The cells of rows that have a key each, of the hours that {@code hours} takes. */
  static Map<RollupKey, RollupCell> cells(TableRows rows, LongPredicate hours) {
    int processors = Runtime.getRuntime().availableProcessors();
    int parts = Math.max(1, Math.min(processors, rows.size / ROWS_OF_A_PART));
    return IntStream.range(0, parts)
        .parallel()
        .mapToObj(
            i -> {
              Map<RollupKey, RollupCell> part = newCells();
              int from = (int) ((long) rows.size * i / parts);
              merge(rows, from, (int) ((long) rows.size * (i + 1) / parts), hours, part);
              return part;
            })
        .reduce(RollupTable::together)
        .orElseGet(RollupTable::newCells);
  }

  /** Merges {@code others}, which are done with, into {@code cells}. */
  static Map<RollupKey, RollupCell> together(
      Map<RollupKey, RollupCell> cells, Map<RollupKey, RollupCell> others) {
    others.forEach(
        (key, cell) -> {
          RollupCell there = cells.putIfAbsent(key, cell);
          if (there != null) {
            there.merge(cell);
          }
        });
    return cells;
  }

  /** A sorted map, so that merged files do not depend on the order of their parts. */
  public static Map<RollupKey, RollupCell> newCells() {
    return new TreeMap<>();
  }

  /** Whether the rows are of a file that has all columns; files of before the later ones do not. */
  public static boolean hasDetails(TableRows rows) {
    return rows.size > 0 && rows.numbers[FIRST_GATEWAY][0] != RequestBatch.NULL;
  }

  /** The key of a row. */
  public static RollupKey key(TableRows rows, int r) {
    return new RollupKey(
        rows.numbers[HOUR][r],
        text(rows, SERVICE, r),
        text(rows, ENDPOINT, r),
        text(rows, METHOD, r));
  }

  private static void addRow(TableRows rows, int r, RollupCell cell) {
    RequestStats s = cell.stats;
    int c = FIRST_COUNT;
    s.requests += rows.numbers[c++][r];
    s.errors4xx += rows.numbers[c++][r];
    s.clientClosed += rows.numbers[c++][r];
    s.errors5xx += rows.numbers[c++][r];
    s.errors += rows.numbers[c++][r];
    s.timed += rows.numbers[c++][r];
    s.sumMicros += rows.numbers[c++][r];
    long max = rows.numbers[c++][r];
    s.maxMicros = Math.max(s.maxMicros, max);
    s.apdexSamples += rows.numbers[c++][r];
    s.satisfied += rows.numbers[c++][r];
    s.tolerating += rows.numbers[c++][r];
    s.overTarget += rows.numbers[c++][r];
    s.overTargetMicros += rows.numbers[c++][r];
    s.responseBytes += rows.numbers[c++][r];
    s.upMinutes += rows.numbers[c++][r];
    s.downMinutes += rows.numbers[c++][r];
    s.peakMinuteRequests = Math.max(s.peakMinuteRequests, rows.numbers[c][r]);
    for (int p = 0; p < TimePart.COUNT; p++) {
      long of = rows.numbers[FIRST_PART + 2 * p + 1][r];
      if (of != RequestBatch.NULL) {
        s.partMicros[p] += rows.numbers[FIRST_PART + 2 * p][r];
        s.partOfMicros[p] += of;
      }
    }
    int grain = (int) rows.numbers[GRAIN][r];
    LatencyHistogram.decodeInto(rows.blobs[LATENCY][r], max, grain, s.latency);
    MinuteCodec.decodeInto(rows.blobs[MINUTES][r], cell.minutes);
    for (int i = 0; i < s.gatewayErrors.length; i++) {
      long count = rows.numbers[FIRST_GATEWAY + i][r];
      s.gatewayErrors[i] += count == RequestBatch.NULL ? 0 : count;
    }
    long errorMax = rows.numbers[ERROR_MAX][r];
    if (errorMax != RequestBatch.NULL) {
      LatencyHistogram.decodeInto(
          rows.blobs[ERROR_LATENCY][r], errorMax, grain, s.errorLatencies());
    }
    MinuteDetailCodec.decodeInto(rows.blobs[DETAIL][r], cell.minutes);
    EvidenceCodec.decodeInto(rows.blobs[EVIDENCE][r], cell);
    EvidenceCodec.decodeSampleInto(rows.blobs[SAMPLE][r], cell);
  }

  private static int id(TableRows rows, int column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return rows.dictionaries[column].idOf(bytes, 0, bytes.length);
  }

  private static String text(TableRows rows, int column, int row) {
    ByteDictionary dictionary = rows.dictionaries[column];
    int id = rows.ids[column][row];
    int start = dictionary.start(id);
    return new String(
        dictionary.arena(), start, dictionary.end(id) - start, StandardCharsets.UTF_8);
  }
}
