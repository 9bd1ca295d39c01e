package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * The protocol as a variable of its own. What stands before it may be a decoded path, which has
 * blanks: only where a protocol stands has the path ended.
 */
final class ProtocolPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final byte[] HTTP = "HTTP/".getBytes(StandardCharsets.US_ASCII);

  /** What Tomcat writes of a request that was none. */
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final int field;

  /** Stores into {@code field}; null passes the value over. */
  ProtocolPiece(String variable, @Nullable AccessField field) {
    super(variable);
    this.field = field == null ? -1 : field.ordinal();
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    boolean none =
        from == to
            || isDash(b, from, to)
            || (to - from == NULL.length && ByteScan.startsWith(b, from, to, NULL));
    if (!none && !isHttp(b, from, to)) {
      return false;
    }
    if (field >= 0) {
      batch.starts[field][row] = from;
      batch.lengths[field][row] = none ? RequestBatch.NULL_LENGTH : to - from;
    }
    return true;
  }

  /** Whether it is HTTP of any version, or the beginning of its name in a line that was cut off. */
  private static boolean isHttp(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      int at = i - from;
      if (b[i] == ' ' || (at < HTTP.length && b[i] != HTTP[at])) {
        return false;
      }
    }
    return true;
  }

  @Override
  boolean mayBeCutOff() {
    return true;
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
