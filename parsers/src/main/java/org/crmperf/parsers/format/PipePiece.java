package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * nginx's {@code $pipe}: {@code p} for a pipelined request, else a point. Checked and passed over:
 * at the end of a line any text would take the fields of other layouts.
 */
final class PipePiece extends Piece {
  private static final long serialVersionUID = 1L;

  PipePiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    return to - from == 1 && (b[from] == '.' || b[from] == 'p');
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
