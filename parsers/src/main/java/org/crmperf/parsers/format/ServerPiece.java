package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The server that a proxy chose. HAProxy writes {@code backend/server}, and a word in angle
 * brackets where no server was asked: {@code <NOSRV>}, {@code <STATS>}.
 */
final class ServerPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int FIELD = AccessField.UPSTREAM_ADDRESS.ordinal();

  ServerPiece(String variable) {
    super(variable);
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    return parseWord(b, from, to, batch, row);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (!quoted() && ByteScan.indexOf(b, from, to, (byte) ' ') >= 0) {
      return false;
    }
    boolean none = from >= to || isDash(b, from, to) || b[to - 1] == '>';
    batch.starts[FIELD][row] = from;
    batch.lengths[FIELD][row] = none ? RequestBatch.NULL_LENGTH : to - from;
    return true;
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
