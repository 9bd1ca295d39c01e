package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * A client's address with what proxies write around it: a port, brackets, the addresses of further
 * proxies. The address alone is kept.
 */
final class AddressPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int CLIENT = AccessField.CLIENT.ordinal();

  /** What stands around the address. */
  enum Kind {
    /** {@code 10.0.0.1:33317}, {@code 2001:db8::1:33317} or {@code [2001:db8::1]:33317}. */
    WITH_PORT,
    /** {@code X-Forwarded-For}: the first of a list is the client. */
    FORWARDED,
    /** The other end of the connection: the client unless the line named one before. */
    PEER
  }

  private final Kind kind;

  AddressPiece(String variable, Kind kind) {
    super(variable);
    this.kind = kind;
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    return kind == Kind.WITH_PORT
        ? parseWord(b, from, to, batch, row)
        : super.parse(b, from, to, batch, row);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (kind == Kind.PEER) {
      if (batch.lengths[CLIENT][row] == RequestBatch.NULL_LENGTH) {
        store(b, from, to, batch, row);
      }
      return true;
    }
    batch.lengths[CLIENT][row] = RequestBatch.NULL_LENGTH;
    if (kind == Kind.FORWARDED) {
      if (from < to && b[to - 1] == ',') {
        return false; // the list goes on
      }
      int end = from;
      while (end < to && b[end] != ',') {
        end++;
      }
      store(b, from, end, batch, row);
      return true;
    }
    int colon = lastColon(b, from, to);
    if (colon <= from || !isPort(b, colon + 1, to)) {
      return false;
    }
    store(b, from, to, batch, row);
    return batch.lengths[CLIENT][row] > 0
        && HostText.isHosts(
            b, batch.starts[CLIENT][row], batch.starts[CLIENT][row] + batch.lengths[CLIENT][row]);
  }

  private void store(byte[] b, int from, int to, RequestBatch batch, int row) {
    int start = from;
    int end = to;
    if (start < end && b[start] == '[') {
      start++;
      int close = start;
      while (close < end && b[close] != ']') {
        close++;
      }
      end = close;
    } else {
      int colon = lastColon(b, start, end);
      boolean port =
          colon > start
              && isPort(b, colon + 1, end)
              && (kind == Kind.WITH_PORT || lastColon(b, start, colon) < start);
      end = port ? colon : end;
    }
    if (end > start && !isDash(b, start, end)) {
      batch.starts[CLIENT][row] = start;
      batch.lengths[CLIENT][row] = end - start;
    }
  }

  private static int lastColon(byte[] b, int from, int to) {
    int i = to - 1;
    while (i >= from && b[i] != ':') {
      i--;
    }
    return i;
  }

  private static boolean isPort(byte[] b, int from, int to) {
    if (from >= to || to - from > 5) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_ADDRESS;
  }
}
