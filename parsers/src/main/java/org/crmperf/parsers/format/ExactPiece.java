package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RequestBatch;

/** A value whose own grammar says where it ends: what follows it may stand inside it too. */
abstract class ExactPiece extends Piece {
  private static final long serialVersionUID = 1L;

  ExactPiece(String variable) {
    super(variable);
  }

  /**
   * The end of the value that starts at {@code from}; {@link #NO_END} if the line ends before it
   * does, {@link #NOT_ACCEPTED} if there is no such value.
   */
  abstract int end(byte[] b, int from, int to);

  @Override
  final int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int end = end(b, from, to);
    if (end < 0) {
      return end;
    }
    boolean ends = isLast() ? end == to : isTerminator(b, end, to);
    if (!ends) {
      return NO_END;
    }
    return accept(b, from, end, batch, row) ? afterTerminator(end) : NOT_ACCEPTED;
  }

  @Override
  final int nextEnd(byte[] b, int from, int search, int to) {
    int end = end(b, from, to);
    if (end < search) {
      return NO_END;
    }
    boolean ends = isLast() ? end == to : afterTerminatorPatiently(b, end, to) >= 0;
    return ends ? end : NO_END;
  }
}
