package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.schema.RejectReason;

/**
 * The rejected lines of one range: reason, file, byte offset, and the line up to a limit. Every
 * reject is counted; lines beyond a number are not kept, so that a file of rubbish does not fill
 * the warehouse.
 */
final class RejectLog {
  static final TableSchema SCHEMA = TableSchema.rejects();

  /** The most lines kept of a range that was read in one go. */
  private static final int MOST_ROWS = 100_000;

  private static final int LONGEST_LINE = 4096;

  private final TableRows rows = new TableRows(SCHEMA, 64);
  private final long[] counts = new long[RejectReason.values().length];
  private final byte[] file;

  RejectLog(String path) {
    rows.presentAll();
    this.file = path.getBytes(StandardCharsets.UTF_8);
  }

  /** Notes one line; {@code length} may exceed what is at hand of it. */
  void add(
      RejectReason reason, String field, long offset, long length, byte[] b, int from, int to) {
    counts[reason.ordinal()]++;
    if (rows.size >= MOST_ROWS) {
      return;
    }
    rows.reserve(1);
    int r = rows.size;
    rows.ids[0][r] = id(0, reason.label().getBytes(StandardCharsets.UTF_8));
    rows.ids[1][r] = id(1, file);
    rows.numbers[2][r] = offset;
    rows.numbers[3][r] = length;
    rows.ids[4][r] = field.isEmpty() ? -1 : id(4, field.getBytes(StandardCharsets.UTF_8));
    rows.ids[5][r] = rows.dictionaries[5].idOf(b, from, Math.min(to - from, LONGEST_LINE));
    rows.size = r + 1;
  }

  private int id(int column, byte[] text) {
    return rows.dictionaries[column].idOf(text, 0, text.length);
  }

  TableRows rows() {
    return rows;
  }

  /** Lines by {@link RejectReason#ordinal}. */
  long[] counts() {
    return counts;
  }

  long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
