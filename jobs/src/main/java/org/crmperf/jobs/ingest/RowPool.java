package org.crmperf.jobs.ingest;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.crmperf.parsers.parquet.TableRows;

/**
 * The columns of finished ranges, for the next range to fill: tens of megabytes that would
 * otherwise be allocated and zeroed anew for each. As many as tasks run side by side, never more.
 */
final class RowPool {
  private static final ConcurrentLinkedQueue<TableRows> FREE = new ConcurrentLinkedQueue<>();

  private RowPool() {}

  /** Empty rows. */
  static TableRows borrow(int expectedRows) {
    TableRows rows = FREE.poll();
    return rows == null ? new TableRows(RequestSink.SCHEMA, expectedRows) : rows;
  }

  /** Takes rows back; nobody else may hold on to them. */
  static void giveBack(TableRows rows) {
    rows.clear();
    FREE.add(rows);
  }
}
