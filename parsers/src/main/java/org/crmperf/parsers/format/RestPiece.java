package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * {@code $rest_of_line}, a variable of our own: whatever a log of unknown layout has behind the
 * fields that are known. It is passed over, unless another line is glued to this one.
 */
final class RestPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final byte[][] TOTAL_TIMES = {
    "rt".getBytes(StandardCharsets.US_ASCII), "request_time".getBytes(StandardCharsets.US_ASCII)
  };

  RestPiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    for (int i = from; i + 2 < to; i++) {
      if (b[i + 2] == '"' && startsRequest(b, i + 2)) {
        return false;
      }
      if (b[i] == '=' && isTotalTime(b, from, i)) {
        batch.longs[DURATION][row] = seconds(b, i + 1, to);
      }
    }
    return to > from;
  }

  private static boolean isTotalTime(byte[] b, int from, int equals) {
    for (byte[] name : TOTAL_TIMES) {
      int start = equals - name.length;
      boolean whole = start == from || (start > from && b[start - 1] == ' ');
      if (whole && ByteScan.startsWith(b, start, equals, name)) {
        return true;
      }
    }
    return false;
  }

  private static long seconds(byte[] b, int from, int to) {
    int start = b[from] == '"' ? from + 1 : from;
    int end = start;
    while (end < to && b[end] != ' ' && b[end] != '"' && b[end] != ',') {
      end++;
    }
    long micros = Decimal.scaled(b, start, end, 1_000_000);
    return Decimal.isDuration(micros) ? micros : RequestBatch.NULL;
  }

  @Override
  RejectReason reason() {
    return RejectReason.TRAILING_DATA;
  }
}
