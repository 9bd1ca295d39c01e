package org.crmperf.parsers.format;

import java.util.Set;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The request line as load balancers and application servers write it: with a whole URL, of which
 * the host goes to its own field; with dashes for parts that are not known; in colours.
 */
final class ProxiedRequestPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int PROTOCOL = AccessField.PROTOCOL.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int[] FIELDS = {METHOD, URL, PROTOCOL, AccessField.HOST.ordinal()};

  private final boolean mayBeCutOff;

  private ProxiedRequestPiece(String variable, boolean mayBeCutOff) {
    super(variable);
    this.mayBeCutOff = mayBeCutOff;
  }

  /** A request line between two quotes. */
  static ProxiedRequestPiece whole(String variable) {
    return new ProxiedRequestPiece(variable, false);
  }

  /** A request line at the end of a line that the server cuts off when it is too long. */
  static ProxiedRequestPiece perhapsCutOff(String variable) {
    return new ProxiedRequestPiece(variable, true);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    for (int field : FIELDS) {
      batch.lengths[field][row] = RequestBatch.NULL_LENGTH;
    }
    int start = AnsiCodes.skip(b, from, to);
    int end = AnsiCodes.trim(b, start, to);
    if (isDashes(b, start, end)) {
      // three dashes and no status: a connection that carried no HTTP
      return end - start < 5 || batch.longs[STATUS][row] != RequestBatch.NULL;
    }
    if (b[start] == '-' && b[start + 1] == ' ') {
      unknownMethod(b, start + 2, end, batch, row);
      return true;
    }
    int methodEnd = RequestPiece.methodEnd(b, start, end);
    int target = methodEnd < 0 ? end : RequestPiece.afterBlanks(b, methodEnd, end);
    int targetEnd = methodEnd < 0 ? -1 : RequestPiece.targetEnd(b, target, end);
    if (targetEnd < 0) {
      store(URL, start, end, batch, row);
      return true;
    }
    store(METHOD, start, methodEnd, batch, row);
    store(PROTOCOL, targetEnd + 1, end, batch, row);
    target(b, target, RequestPiece.beforeBlanks(b, target, targetEnd), batch, row);
    return true;
  }

  /** {@code - http://crm.example.com:80- -} and {@code - - HTTP/1.1}: what follows the method. */
  private static void unknownMethod(byte[] b, int from, int to, RequestBatch batch, int row) {
    int space = to - 1;
    while (space > from && b[space] != ' ') {
      space--;
    }
    int targetEnd = space > from ? space : to;
    if (targetEnd < to && !isDash(b, targetEnd + 1, to)) {
      store(PROTOCOL, targetEnd + 1, to, batch, row);
    }
    if (!isDash(b, from, targetEnd)) {
      target(b, from, targetEnd, batch, row);
    }
  }

  /** A target: of a whole URL the host and the path, else the text as it stands. */
  private static void target(byte[] b, int from, int to, RequestBatch batch, int row) {
    int path = AbsoluteUrl.host(b, from, to, batch, row);
    if (path < to) {
      store(URL, path, to, batch, row);
    }
  }

  private static void store(int field, int from, int to, RequestBatch batch, int row) {
    if (to > from) {
      batch.starts[field][row] = from;
      batch.lengths[field][row] = to - from;
    }
  }

  /** Whether there is nothing but dashes and blanks between them. */
  private static boolean isDashes(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] != ((i - from) % 2 == 0 ? '-' : ' ')) {
        return false;
      }
    }
    return true;
  }

  @Override
  int nextEnd(byte[] b, int from, int search, int to) {
    if (search > from && RequestPiece.isWhole(b, from, search - 1)) {
      return NO_END;
    }
    return super.nextEnd(b, from, search, to);
  }

  @Override
  boolean mayBeCutOff() {
    return mayBeCutOff;
  }

  @Override
  Set<AccessField> alsoFills() {
    return Set.of(AccessField.METHOD, AccessField.PROTOCOL, AccessField.HOST);
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
