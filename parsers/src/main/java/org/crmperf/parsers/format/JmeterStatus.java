package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The code of a sample and its verdict. The test's assertions decide what is an error, not the
 * server, so the verdict has a field of its own; the code stands as it was. A code that is not of
 * three digits, such as {@code Non HTTP response code: ...}, is none.
 */
final class JmeterStatus extends Column {
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int SUCCESS = AccessField.SUCCESS.ordinal();
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

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
    if (code >= 0) {
      batch.longs[STATUS][row] = status(cells);
    }
    if (success < 0) {
      return true;
    }
    boolean good = is(cells, success, TRUE);
    batch.longs[SUCCESS][row] = good ? 1 : 0;
    return good || is(cells, success, FALSE);
  }

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
