package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * What uWSGI may write before its request line: a date ({@code log-date}), the host ({@code
 * vhost}), the memory in use ({@code memory-report}); mostly nothing.
 */
final class UwsgiHeadPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int HOST = AccessField.HOST.ordinal();
  private static final byte[] MEMORY = "{address space usage: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATE_END = " - ".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_DATE = 40;

  UwsgiHeadPiece(String variable) {
    super(variable);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    batch.lengths[HOST][row] = RequestBatch.NULL_LENGTH;
    int at = from;
    for (int i = at; i < to && i < from + LONGEST_DATE; i++) {
      if (ByteScan.startsWith(b, i, to, DATE_END)) {
        at = i + DATE_END.length;
        break;
      }
    }
    if (at < to && b[at] != '{') {
      int end = ByteScan.indexOf(b, at, to, (byte) ' ');
      if (end <= at || !HostText.isHosts(b, at, end)) {
        return false;
      }
      batch.starts[HOST][row] = at;
      batch.lengths[HOST][row] = end - at;
      at = end + 1;
    }
    return at >= to || (ByteScan.startsWith(b, at, to, MEMORY) && b[to - 1] == ' ');
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
