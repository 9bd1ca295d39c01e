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
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    return parseWord(b, from, to, batch, row);
  }

  @Override
  int nextEnd(byte[] b, int from, int search, int to) {
    int end = super.nextEnd(b, from, search, to);
    boolean blankEndsIt = !quoted() && !isLast() && terminator()[0] == ' ';
    return blankEndsIt && end >= 0 && ByteScan.indexOf(b, from, end, (byte) ' ') >= 0
        ? NO_END
        : end;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (from == to && !quoted() && !isLast() && terminator()[0] == ' ') {
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
