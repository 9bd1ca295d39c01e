package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * A text that has no blank in it where a blank ends it: the patient try must not take two fields
 * for one.
 */
final class WordPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private final int field;

  /** Stores into {@code field}; null passes the word over. */
  WordPiece(String variable, @Nullable AccessField field) {
    super(variable);
    this.field = field == null ? -1 : field.ordinal();
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    boolean blankEndsIt = !quoted() && !isLast() && terminator()[0] == ' ';
    if (blankEndsIt && (to == from || ByteScan.indexOf(b, from, to, (byte) ' ') >= 0)) {
      return false;
    }
    if (field >= 0) {
      boolean none = to == from || isDash(b, from, to);
      batch.starts[field][row] = from;
      batch.lengths[field][row] = none ? RequestBatch.NULL_LENGTH : to - from;
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
