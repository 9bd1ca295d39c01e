package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A request line without quotes: it ends with its protocol. */
final class BareRequestPiece extends ExactPiece {
  private static final long serialVersionUID = 1L;
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int PROTOCOL = AccessField.PROTOCOL.ordinal();
  private static final byte[] HTTP = " HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULLS = "null null null".getBytes(StandardCharsets.US_ASCII);

  BareRequestPiece(String variable) {
    super(variable);
  }

  @Override
  int end(byte[] b, int from, int to) {
    if (from + 1 < to && b[from] == '-' && b[from + 1] == ' ') {
      return from + 1;
    }
    if (ByteScan.startsWith(b, from, to, NULLS)) {
      return from + NULLS.length;
    }
    int methodEnd = RequestPiece.methodEnd(b, from, to);
    if (methodEnd < 0) {
      return NOT_ACCEPTED;
    }
    int protocol = protocol(b, methodEnd + 1, to);
    return ByteScan.indexOf(b, (protocol < 0 ? methodEnd : protocol) + 1, to, (byte) ' ');
  }

  /** The blank before the protocol. */
  private static int protocol(byte[] b, int from, int to) {
    int at = ByteScan.indexOf(b, from, to, (byte) ' ');
    while (at >= 0 && !ByteScan.startsWith(b, at, to, HTTP)) {
      at = ByteScan.indexOf(b, at + 1, to, (byte) ' ');
    }
    return at;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    batch.lengths[METHOD][row] = RequestBatch.NULL_LENGTH;
    batch.lengths[URL][row] = RequestBatch.NULL_LENGTH;
    batch.lengths[PROTOCOL][row] = RequestBatch.NULL_LENGTH;
    int methodEnd = RequestPiece.methodEnd(b, from, to);
    if (methodEnd < 0) {
      return true;
    }
    int protocol = protocol(b, methodEnd + 1, to);
    int target = RequestPiece.afterBlanks(b, methodEnd, to);
    int targetEnd = RequestPiece.beforeBlanks(b, target, protocol < 0 ? to : protocol);
    batch.starts[METHOD][row] = from;
    batch.lengths[METHOD][row] = methodEnd - from;
    if (targetEnd > target) {
      batch.starts[URL][row] = target;
      batch.lengths[URL][row] = targetEnd - target;
    }
    if (protocol >= 0) {
      batch.starts[PROTOCOL][row] = protocol + 1;
      batch.lengths[PROTOCOL][row] = to - protocol - 1;
    }
    return true;
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
