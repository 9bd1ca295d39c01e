package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** A value taken as it stands, or passed over. */
final class StringPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private final int field;

  /** Stores into {@code field}; null passes the value over. */
  StringPiece(String variable, @Nullable AccessField field) {
    super(variable);
    this.field = field == null ? -1 : field.ordinal();
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (field >= 0 && to > from && !isDash(b, from, to)) {
      batch.starts[field][row] = from;
      batch.lengths[field][row] = to - from;
    }
    return true;
  }

  @Override
  boolean mayBeCutOff() {
    return true;
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
