package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * {@code $rest_of_line}, a variable of our own: whatever a log of unknown layout has behind the
 * fields that are known. It is passed over, unless another line is glued to this one.
 */
final class RestPiece extends Piece {
  private static final long serialVersionUID = 1L;

  RestPiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    for (int i = from; i + 2 < to; i++) {
      if (b[i] == ']' && b[i + 1] == ' ' && b[i + 2] == '"') {
        return false; // a time stamp and a request
      }
    }
    return to > from;
  }

  @Override
  RejectReason reason() {
    return RejectReason.TRAILING_DATA;
  }
}
