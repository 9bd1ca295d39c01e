package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** The response status: three digits, or 0, or a dash for none. */
final class StatusPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int FIELD = AccessField.STATUS.ordinal();

  private final boolean mayBeMinusOne;

  StatusPiece(String variable) {
    this(variable, false);
  }

  private StatusPiece(String variable, boolean mayBeMinusOne) {
    super(variable);
    this.mayBeMinusOne = mayBeMinusOne;
  }

  /** A status for which HAProxy writes -1 when no response was sent. */
  static StatusPiece orMinusOne(String variable) {
    return new StatusPiece(variable, true);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (to - from == 3) {
      int hundreds = b[from] - '0';
      int tens = b[from + 1] - '0';
      int ones = b[from + 2] - '0';
      if ((hundreds | tens | ones) < 0 || hundreds > 9 || tens > 9 || ones > 9) {
        return false;
      }
      batch.longs[FIELD][row] = hundreds * 100L + tens * 10L + ones;
      return true;
    }
    if (to - from == 1 && b[from] == '0') {
      batch.longs[FIELD][row] = 0;
      return true;
    }
    return isDash(b, from, to) || (mayBeMinusOne && MeasurePiece.isUnknown(b, from, to));
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_STATUS;
  }
}
