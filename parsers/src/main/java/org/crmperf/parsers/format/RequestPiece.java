package org.crmperf.parsers.format;

import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * The request line: method, target, protocol. What is no request line (a TLS hello on a plain port,
 * a port scan, nothing at all) is still a request that the server answered: its method and protocol
 * stay null and the text is kept as the target.
 */
final class RequestPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int PROTOCOL = AccessField.PROTOCOL.ordinal();
  private static final int LONGEST_METHOD = 24;
  private static final int LONGEST_PROTOCOL = 9;

  /** "HTTP" as four bytes, little endian. */
  private static final int HTTP = 'H' | 'T' << 8 | 'T' << 16 | 'P' << 24;

  RequestPiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    int methodEnd = methodEnd(b, from, to);
    int end = beforeBlanks(b, from, to);
    int target = methodEnd < 0 ? end : afterBlanks(b, methodEnd, end);
    int targetEnd = methodEnd < 0 ? -1 : targetEnd(b, target, end);
    if (targetEnd < 0) {
      malformed(b, from, to, batch, row);
      return true;
    }
    batch.starts[METHOD][row] = from;
    batch.lengths[METHOD][row] = methodEnd - from;
    batch.starts[URL][row] = target;
    batch.lengths[URL][row] = beforeBlanks(b, target, targetEnd) - target;
    if (targetEnd < end) {
      batch.starts[PROTOCOL][row] = targetEnd + 1;
      batch.lengths[PROTOCOL][row] = end - targetEnd - 1;
    }
    return true;
  }

  /** Where blanks from {@code from} on end: servers take several between the parts. */
  static int afterBlanks(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] == ' ') {
      i++;
    }
    return i;
  }

  /** Where the blanks before {@code to} begin. */
  static int beforeBlanks(byte[] b, int from, int to) {
    int i = to;
    while (i > from && b[i - 1] == ' ') {
      i--;
    }
    return i;
  }

  /** Stores the text of what is no request line. */
  private static void malformed(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (to > from && !isDash(b, from, to)) {
      batch.starts[URL][row] = from;
      batch.lengths[URL][row] = to - from;
    }
  }

  /** The end of a method of capital letters followed by a space, or -1. */
  static int methodEnd(byte[] b, int from, int to) {
    int last = Math.min(to, from + LONGEST_METHOD);
    int i = from;
    while (i < last && isMethodByte(b[i])) {
      i++;
    }
    return i > from && i < last && b[i] == ' ' ? i : -1;
  }

  private static boolean isMethodByte(byte c) {
    return (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  }

  /**
   * The end of the target that starts at {@code from}: the space before the protocol, or the end of
   * an HTTP/0.9 request; -1 if it is no target.
   */
  static int targetEnd(byte[] b, int from, int to) {
    int least = Math.max(from + 1, to - LONGEST_PROTOCOL);
    for (int space = to - 7; space >= least; space--) {
      if (b[space] == ' '
          && to - space > 5
          && ByteScan.intAt(b, space + 1) == HTTP
          && b[space + 5] == '/') {
        return space;
      }
    }
    if (to - least >= LONGEST_PROTOCOL && b[least] == ' ' && ByteScan.intAt(b, least + 1) == HTTP) {
      return least;
    }
    // no protocol: HTTP/0.9, or a target with blanks that was cut or never had one
    boolean simple = from < to && (b[from] == '/' || b[from] == '*');
    return simple ? to : -1;
  }

  /** Only the first end of a whole request line is one: a later one is of a line glued to it. */
  @Override
  int nextEnd(byte[] b, int from, int search, int to) {
    if (search > from && isWhole(b, from, search - 1)) {
      return NO_END;
    }
    return super.nextEnd(b, from, search, to);
  }

  /** Whether it is a request line with its protocol. */
  static boolean isWhole(byte[] b, int from, int to) {
    int methodEnd = methodEnd(b, from, to);
    int end = beforeBlanks(b, from, to);
    int targetEnd = methodEnd < 0 ? -1 : targetEnd(b, afterBlanks(b, methodEnd, end), end);
    return targetEnd >= 0 && targetEnd < end;
  }

  @Override
  Set<AccessField> alsoFills() {
    return Set.of(AccessField.METHOD, AccessField.PROTOCOL);
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
