package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * A range being read: its counts, requests, rejects and partial rollups, and how they are written.
 */
final class OpenRange {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int GUESSED_LINE_BYTES = 256;

  private final IngestSettings settings;
  private final String sourceId;
  private final long start;
  private final long end;
  private final RequestSink sink;
  private final RejectLog rejectLog;
  private final int grainMicros;
  private final LogFormat.Targets targets;
  private long lines;
  private long blank;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private boolean open;

  OpenRange(IngestSettings settings, SourceRange range, Detection detection, long start, long end) {
    this.settings = settings;
    this.sourceId = range.sourceId();
    this.start = start;
    this.end = end;
    this.grainMicros = detection.primary().durationGrainMicros();
    this.targets = detection.primary().targets();
    this.sink =
        new RequestSink(
            RowPool.borrow((int) Math.min(1 << 20, (end - start) / GUESSED_LINE_BYTES + 64)),
            range.service(),
            settings.endpointRules(),
            targets,
            settings.endpointLimit(),
            settings.policy(),
            settings.alignMinutes(),
            grainMicros);
    this.rejectLog = new RejectLog(range.path());
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  /** Forgets all that was read; nothing has been written. */
  void abandon() {
    RowPool.giveBack(sink.requests());
  }

  /** Adds its rejected lines by {@link RejectReason#ordinal}. */
  void addRejects(long[] sums) {
    long[] counts = rejectLog.counts();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts[i];
    }
  }

  void line() {
    lines++;
  }

  /** The line just counted is no record but the header of those that follow. */
  void header() {
    lines--;
  }

  void blank() {
    blank++;
  }

  void leaveOpen() {
    open = true;
  }

  boolean hasLines() {
    return lines > 0;
  }

  long firstMicros() {
    return firstMicros;
  }

  long lastMicros() {
    return lastMicros;
  }

  void reject(
      RejectReason reason, String field, long offset, long length, byte[] b, int from, int to) {
    rejectLog.add(reason, field, offset, length, b, from, to);
  }

  /** Lines rejected so far, by {@link RejectReason#ordinal}. */
  long[] rejects() {
    return rejectLog.counts().clone();
  }

  void drain(RequestBatch batch) {
    sink.drain(batch);
  }

  /**
   * Writes the range's files under their final names.
   *
   * @param endedAt decompressed offset after its last line
   * @param context what the parser knows there
   */
  LedgerRange write(long endedAt, String context) throws IOException {
    TableRows requests = sink.requests();
    SortedMap<Long, int[]> hours = byHour(requests);
    long parsed = requests.size;
    RangeFiles files = new RangeFiles(settings, sourceId, start);
    files.requests(requests, hours, grainMicros, targets);
    files.rejects(rejectLog.rows());
    files.partials(sink.finishPartials());
    files.publish();
    RowPool.giveBack(requests);
    List<Long> epochHours = new ArrayList<>(hours.keySet());
    return new LedgerRange(
        start, endedAt, lines, parsed, rejectLog.total(), blank, epochHours, open, context);
  }

  /** The rows of each UTC hour, in the order in which they were logged. */
  private SortedMap<Long, int[]> byHour(TableRows requests) {
    long[] time = requests.numbers[TIME];
    SortedMap<Long, RowList> lists = new TreeMap<>();
    // counted first: lists that grow would leave several times their size to collect
    RowList list = new RowList();
    for (int r = 0; r < requests.size; r++) {
      firstMicros = Math.min(firstMicros, time[r]);
      lastMicros = Math.max(lastMicros, time[r]);
      list = list.holds(time[r]) ? list : of(time[r], lists);
      list.expected++;
    }
    for (int r = 0; r < requests.size; r++) {
      list = list.holds(time[r]) ? list : of(time[r], lists);
      list.add(r);
    }
    SortedMap<Long, int[]> rows = new TreeMap<>();
    lists.forEach((hour, found) -> rows.put(hour, found.rows));
    return rows;
  }

  private static RowList of(long micros, SortedMap<Long, RowList> lists) {
    return lists.computeIfAbsent(Math.floorDiv(micros, HOUR_MICROS), hour -> new RowList(hour));
  }

  /** Row numbers of one hour: first how many, then which. */
  private static final class RowList {
    private final long start;
    private final long end;
    private int expected;
    private int[] rows = new int[0];
    private int size;

    /** Of no hour. */
    RowList() {
      this.start = 0;
      this.end = 0;
    }

    RowList(long hour) {
      this.start = hour * HOUR_MICROS;
      this.end = start + HOUR_MICROS;
    }

    boolean holds(long micros) {
      return micros >= start && micros < end;
    }

    void add(int row) {
      if (size == 0) {
        rows = new int[expected];
      }
      rows[size++] = row;
    }
  }
}
