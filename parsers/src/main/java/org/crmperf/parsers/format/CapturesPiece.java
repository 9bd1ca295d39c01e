package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * HAProxy's captured headers: none, one or two blocks such as <code>{1wt.eu|curl/8.5} </code>. They
 * may hold blanks; braces in a value are written as hexadecimal digits. Passed over.
 */
final class CapturesPiece extends ExactPiece {
  private static final long serialVersionUID = 1L;

  CapturesPiece(String variable) {
    super(variable);
  }

  @Override
  int end(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] == '{') {
      int close = ByteScan.indexOf(b, at, to, (byte) '}');
      if (close < 0 || close + 1 >= to || b[close + 1] != ' ') {
        return NO_END;
      }
      at = close + 2;
    }
    return at;
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
