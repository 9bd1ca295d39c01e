package org.crmperf.parsers.format;

import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * What follows the request in a load balancer's line: user agent, cipher, TLS version, target
 * group, trace, host, and what AWS has appended over the years. Files of an earlier year have fewer
 * fields, those of a later one more; all are taken.
 */
final class ElbTailPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int USER_AGENT = AccessField.USER_AGENT.ordinal();
  private static final int REQUEST_ID = AccessField.REQUEST_ID.ordinal();
  private static final int HOST = AccessField.HOST.ordinal();
  private static final int TRACE = 4;
  private static final int DOMAIN = 5;

  ElbTailPiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    batch.lengths[USER_AGENT][row] = RequestBatch.NULL_LENGTH;
    batch.lengths[REQUEST_ID][row] = RequestBatch.NULL_LENGTH;
    int at = from;
    for (int index = 0; at < to && index <= DOMAIN; index++) {
      if (b[at] != ' ') {
        return false;
      }
      int start = at + 1;
      boolean quotes = start < to && b[start] == '"';
      int end = quotes ? ByteScan.indexOfQuote(b, ++start, to) : blank(b, start, to);
      if (end < 0) {
        return false;
      }
      field(index, b, start, end, batch, row);
      at = quotes ? end + 1 : end;
    }
    return quotesClose(b, at, to);
  }

  /** Whether the fields that nobody asks for are whole. */
  private static boolean quotesClose(byte[] b, int from, int to) {
    int at = ByteScan.indexOfQuote(b, from, to);
    while (at >= 0) {
      int close = ByteScan.indexOfQuote(b, at + 1, to);
      if (close < 0) {
        return false;
      }
      at = ByteScan.indexOfQuote(b, close + 1, to);
    }
    return from == to || b[from] == ' ';
  }

  private static int blank(byte[] b, int from, int to) {
    int end = ByteScan.indexOf(b, from, to, (byte) ' ');
    return end < 0 ? to : end;
  }

  private static void field(int index, byte[] b, int from, int to, RequestBatch batch, int row) {
    if (from >= to || isDash(b, from, to)) {
      return;
    }
    if (index == 0) {
      store(USER_AGENT, from, to, batch, row);
    } else if (index == TRACE) {
      store(REQUEST_ID, from, to, batch, row);
    } else if (index == DOMAIN && batch.lengths[HOST][row] == RequestBatch.NULL_LENGTH) {
      store(HOST, from, to, batch, row);
    }
  }

  private static void store(int field, int from, int to, RequestBatch batch, int row) {
    batch.starts[field][row] = from;
    batch.lengths[field][row] = to - from;
  }

  @Override
  boolean isRestOfLine() {
    return true;
  }

  @Override
  Set<AccessField> alsoFills() {
    return Set.of(AccessField.REQUEST_ID, AccessField.HOST);
  }

  @Override
  RejectReason reason() {
    return RejectReason.TRUNCATED;
  }
}
