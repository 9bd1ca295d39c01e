package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Looks whether a cell has the shape of its column, where no header says that it is that column.
 */
final class CheckColumn extends Column {
  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");

  /** What a cell may look like. */
  enum Shape {
    /** Digits. */
    NUMBER,
    /** {@code true} or {@code false}. */
    TRUTH,
    /** Letters or nothing. */
    WORD,
    /** A URL with its scheme, {@code null} or nothing. */
    URL,
    /** A request method. */
    METHOD,
    /** An IPv4 or IPv6 address. */
    ADDRESS,
    /** A path from the root, or {@code *}. */
    PATH
  }

  private final Shape shape;

  CheckColumn(String name, Shape shape, int cell) {
    super(name, cell);
    this.shape = shape;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = choices[0];
    byte[] b = cells.bytes;
    int from = cells.starts[cell];
    int to = cells.ends[cell];
    return switch (shape) {
      case NUMBER -> Decimal.unsigned(b, from, to) != Decimal.BAD;
      case TRUTH -> is(cells, cell, TRUE) || is(cells, cell, FALSE);
      case WORD -> allBetween(b, from, to, 'A', 'z');
      case URL -> from == to || is(cells, cell, NULL) || hasScheme(b, from, to);
      case METHOD -> to > from && allBetween(b, from, to, 'A', '_');
      case ADDRESS -> isAddress(b, from, to);
      case PATH -> to > from && (b[from] == '/' || (b[from] == '*' && to - from == 1));
    };
  }

  private static boolean allBetween(byte[] b, int from, int to, char least, char most) {
    for (int i = from; i < to; i++) {
      if (b[i] < least || b[i] > most) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasScheme(byte[] b, int from, int to) {
    int colon = ByteScan.indexOf(b, from, to, (byte) ':');
    return colon > from && colon + 2 < to && b[colon + 1] == '/' && b[colon + 2] == '/';
  }

  private static boolean isAddress(byte[] b, int from, int to) {
    int separators = 0;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      boolean hex = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
      separators += c == '.' || c == ':' ? 1 : 0;
      if (!hex && c != '.' && c != ':' && c != '%') {
        return false;
      }
    }
    return separators >= 2;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
