package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The status of a sample, by which it is an error or not. The test's assertions decide, not the
 * server: of a sample that succeeded a code of 500 and above, or none, becomes 200; of one that
 * failed a code below 400, or none, becomes unknown, which is an error. Every other code stands.
 */
final class JmeterStatus extends Column {
  private static final int FIELD = AccessField.STATUS.ordinal();
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final int OK = 200;

  private final int success;
  private final int code;

  /** The columns; -1 for one that is not there. */
  JmeterStatus(int success, int code) {
    super(success >= 0 ? "success" : "responseCode", Math.max(success, code));
    this.success = success;
    this.code = code;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    long status = code < 0 ? RequestBatch.NULL : status(cells);
    if (success >= 0) {
      if (is(cells, success, TRUE)) {
        status = status < 100 || status >= 500 ? OK : status;
      } else if (is(cells, success, FALSE)) {
        status = status < 400 ? RequestBatch.NULL : status;
      } else {
        return false;
      }
    }
    batch.longs[FIELD][row] = status;
    return true;
  }

  /** A code of three digits; everything else is the client's own wording. */
  private long status(Cells cells) {
    int from = cells.starts[code];
    int to = cells.ends[code];
    long status = to - from == 3 ? Decimal.unsigned(cells.bytes, from, to) : Decimal.BAD;
    return status == Decimal.BAD ? RequestBatch.NULL : status;
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_STATUS;
  }
}
