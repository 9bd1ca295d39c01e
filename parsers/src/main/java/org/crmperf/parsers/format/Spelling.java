package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.RequestBatch;

/** How a server writes texts that may hold its separator. */
enum Spelling {
  /** As they are; escapes with a backslash are undone later, with those of other logs. */
  ESCAPED {
    @Override
    boolean isOwn(Cells cells, int cell, int from, int to) {
      return false;
    }

    @Override
    void append(RequestBatch batch, Cells cells, int cell, int from, int to) {
      batch.appendOwn(cells.bytes, from, to);
    }
  },

  /** As they are, a backslash being one; a table's quotes may be doubled. */
  PLAIN {
    @Override
    boolean isOwn(Cells cells, int cell, int from, int to) {
      return cells.doubled(cell)
          || (cells.mayHoldBackslash(from, to) && LogText.holdsEscape(cells.bytes, from, to));
    }

    @Override
    void append(RequestBatch batch, Cells cells, int cell, int from, int to) {
      Column.append(batch, cells, cell, from, to);
    }
  },

  /** IIS: a plus for every blank, and for every plus. */
  PLUS {
    @Override
    boolean isOwn(Cells cells, int cell, int from, int to) {
      return ByteScan.indexOf(cells.bytes, from, to, (byte) '+') >= 0
          || PLAIN.isOwn(cells, cell, from, to);
    }

    @Override
    void append(RequestBatch batch, Cells cells, int cell, int from, int to) {
      byte[] b = cells.bytes;
      if (!PLAIN.isOwn(cells, cell, from, to)) {
        int at = batch.extendOwn(to - from);
        ByteScan.copyReplacing(b, from, to, batch.own, at, (byte) '+', (byte) ' ');
        return;
      }
      int copied = from;
      int plus = ByteScan.indexOf(b, from, to, (byte) '+');
      while (plus >= 0) {
        Column.append(batch, cells, cell, copied, plus);
        batch.appendOwn((byte) ' ');
        copied = plus + 1;
        plus = ByteScan.indexOf(b, copied, to, (byte) '+');
      }
      Column.append(batch, cells, cell, copied, to);
    }
  },

  /** CloudFront: percent escapes, and in its older logs percent escapes of these. */
  PERCENT {
    @Override
    boolean isOwn(Cells cells, int cell, int from, int to) {
      return ByteScan.indexOf(cells.bytes, from, to, (byte) '%') >= 0
          || PLAIN.isOwn(cells, cell, from, to);
    }

    @Override
    void append(RequestBatch batch, Cells cells, int cell, int from, int to) {
      byte[] b = cells.bytes;
      int copied = from;
      int at = ByteScan.indexOf(b, from, to, (byte) '%');
      while (at >= 0) {
        int next = at + 1;
        int c = hex(b, next, to);
        if (c >= 0) {
          Column.append(batch, cells, cell, copied, at);
          next += 2;
          if (c == '%' && hex(b, next, to) >= 0) {
            c = hex(b, next, to);
            next += 2;
          }
          batch.appendOwn((byte) c);
          if (c == '\\') {
            batch.appendOwn((byte) c);
          }
          copied = next;
        }
        at = ByteScan.indexOf(b, next, to, (byte) '%');
      }
      Column.append(batch, cells, cell, copied, to);
    }
  },

  /** CloudFront's targets: the client's percent signs are written as {@code %25}. */
  TARGET {
    @Override
    boolean isOwn(Cells cells, int cell, int from, int to) {
      byte[] b = cells.bytes;
      int at = ByteScan.indexOf(b, from, to, (byte) '%');
      while (at >= 0 && !isEscapedEscape(b, at, to)) {
        at = ByteScan.indexOf(b, at + 1, to, (byte) '%');
      }
      return at >= 0 || PLAIN.isOwn(cells, cell, from, to);
    }

    @Override
    void append(RequestBatch batch, Cells cells, int cell, int from, int to) {
      byte[] b = cells.bytes;
      int copied = from;
      int at = ByteScan.indexOf(b, from, to, (byte) '%');
      while (at >= 0) {
        int next = at + 1;
        if (isEscapedEscape(b, at, to)) {
          Column.append(batch, cells, cell, copied, next);
          next = at + 3;
          copied = next;
        }
        at = ByteScan.indexOf(b, next, to, (byte) '%');
      }
      Column.append(batch, cells, cell, copied, to);
    }
  };

  private static final byte[] ESCAPE = "%25".getBytes(StandardCharsets.US_ASCII);

  /** Whether the text is not the slice itself. */
  abstract boolean isOwn(Cells cells, int cell, int from, int to);

  /** Appends the text to the batch's own one. */
  abstract void append(RequestBatch batch, Cells cells, int cell, int from, int to);

  private static boolean isEscapedEscape(byte[] b, int at, int to) {
    return ByteScan.startsWith(b, at, to, ESCAPE) && hex(b, at + 3, to) >= 0;
  }

  /** The byte of two hexadecimal digits, or -1. */
  private static int hex(byte[] b, int at, int to) {
    if (at + 1 >= to) {
      return -1;
    }
    int high = Character.digit(b[at], 16);
    int low = Character.digit(b[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
