package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** Several words in a row that say nothing the canonical request keeps: passed over at once. */
final class WordsPiece extends ExactPiece {
  private static final long serialVersionUID = 1L;
  private final int words;

  WordsPiece(String variable, int words) {
    super(variable);
    this.words = words;
  }

  @Override
  int end(byte[] b, int from, int to) {
    int left = words;
    for (int i = from; i < to; i++) {
      if (b[i] == ' ') {
        if (i == from || b[i - 1] == ' ') {
          return NOT_ACCEPTED;
        }
        left--;
        if (left == 0) {
          return i;
        }
      }
    }
    return NO_END;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    return true;
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
