package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * {@code 129 msecs}, {@code 68 micros} or {@code 2 secs}, the unit changing from line to line, and
 * perhaps {@code via sendfile()}.
 */
final class UwsgiDurationPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int FIELD = AccessField.DURATION.ordinal();
  private static final byte[][] UNITS = {ascii(" msecs "), ascii(" micros "), ascii(" secs ")};
  private static final long[] MICROS = {1_000, 1, 1_000_000};

  UwsgiDurationPiece(String variable) {
    super(variable);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int end = parenthesis(b, from, to);
    if (end < 0) {
      return NO_END;
    }
    return accept(b, from, end, batch, row) ? afterTerminator(end) : NOT_ACCEPTED;
  }

  /** The parenthesis of the protocol: that of {@code sendfile()} closes at once. */
  private static int parenthesis(byte[] b, int from, int to) {
    int at = ByteScan.indexOf(b, from, to, (byte) '(');
    while (at >= 0 && at + 1 < to && b[at + 1] == ')') {
      at = ByteScan.indexOf(b, at + 1, to, (byte) '(');
    }
    return at;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    int space = ByteScan.indexOf(b, from, to, (byte) ' ');
    if (space < 0) {
      return false;
    }
    for (int i = 0; i < UNITS.length; i++) {
      if (ByteScan.startsWith(b, space, to, UNITS[i])) {
        long micros = Decimal.scaled(b, from, space, MICROS[i]);
        if (!Decimal.isDuration(micros)) {
          return false;
        }
        batch.longs[FIELD][row] = micros;
        return true;
      }
    }
    return false;
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
