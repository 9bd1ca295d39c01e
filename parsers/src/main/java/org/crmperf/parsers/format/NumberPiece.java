package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** A size or another integer; a dash or nothing is null. */
final class NumberPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private final int field;

  /** Stores into {@code field}; null checks the value and passes it over. */
  NumberPiece(String variable, @Nullable AccessField field) {
    super(variable);
    this.field = field == null ? -1 : field.ordinal();
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (from == to || isDash(b, from, to)) {
      return from < to || quoted();
    }
    long value = Decimal.unsigned(b, from, to);
    if (field < 0) {
      return value != Decimal.BAD;
    }
    if (!Decimal.isSize(value)) {
      return false;
    }
    batch.longs[field][row] = value;
    return true;
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_NUMBER;
  }
}
