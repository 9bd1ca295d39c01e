package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Passes over the rows of transaction controllers: their samples are rows of their own. Their
 * message says so; where no message is saved, nothing but they has neither a data type nor a URL.
 */
final class JmeterTransaction extends MarkerColumn {
  private static final byte[] MESSAGE =
      "Number of samples in transaction".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final int message;
  private final int dataType;
  private final int url;

  /** The columns; -1 for one that is not there. */
  JmeterTransaction(int message, int dataType, int url) {
    super("transaction", Math.max(message, dataType));
    this.message = message;
    this.dataType = dataType;
    this.url = url;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    if (message >= 0 && cells.ends[message] > cells.starts[message]) {
      return !ByteScan.startsWith(cells.bytes, cells.starts[message], cells.ends[message], MESSAGE);
    }
    boolean untyped = dataType >= 0 && cells.ends[dataType] == cells.starts[dataType];
    boolean nowhere = url >= 0 && (cells.ends[url] == cells.starts[url] || is(cells, url, NULL));
    return !(untyped && nowhere);
  }
}
