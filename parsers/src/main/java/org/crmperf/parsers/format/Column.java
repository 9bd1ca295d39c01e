package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * One or a few columns of a table that together fill a field. Columns that say the same are
 * alternatives, best first: the first that has a value in the row counts.
 */
abstract class Column {
  private static final byte[] ESCAPED_BACKSLASH = {'\\', '\\'};

  /** The column as the header names it. */
  final String name;

  /** Indexes of the alternatives. */
  final int[] choices;

  Column(String name, int... choices) {
    this.name = name;
    this.choices = choices;
  }

  /** Stores the row's value, or says that it is none. */
  abstract boolean read(Cells cells, RequestBatch batch, int row);

  /** Why a value is not accepted. */
  abstract RejectReason reason();

  /** The first alternative with a value, or -1. */
  final int chosen(Cells cells) {
    return chosen(cells, choices);
  }

  /** The first of these cells with a value, or -1. */
  static int chosen(Cells cells, int[] choices) {
    for (int cell : choices) {
      if (!isNull(cells, cell)) {
        return cell;
      }
    }
    return -1;
  }

  /** Whether a cell is empty, a dash or -1. */
  static boolean isNull(Cells cells, int cell) {
    int from = cells.starts[cell];
    int length = cells.ends[cell] - from;
    if (length > 2) {
      return false;
    }
    byte[] b = cells.bytes;
    return length == 0 || (b[from] == '-' && (length == 1 || b[from + 1] == '1'));
  }

  /** Whether the cell is this text, in any case. {@code lower} is in lower case. */
  static boolean is(Cells cells, int cell, byte[] lower) {
    int from = cells.starts[cell];
    if (cells.ends[cell] - from != lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte c = cells.bytes[from + i];
      if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  /** A slice that is the text of a field as it stands. */
  static void slice(RequestBatch batch, int field, int row, int from, int to) {
    if (to > from) {
      batch.starts[field][row] = from;
      batch.lengths[field][row] = to - from;
    }
  }

  /**
   * Appends a text to the batch's own one: quotes that the cell doubles once, and backslashes,
   * which in a table escape nothing, so that nobody takes them for an escape.
   */
  static void append(RequestBatch batch, Cells cells, int cell, int from, int to) {
    byte[] b = cells.bytes;
    int copied = from;
    if (cells.doubled(cell) || cells.mayHoldBackslash(from, to)) {
      for (int i = from; i < to; i++) {
        if (b[i] == '\\') {
          batch.appendOwn(b, copied, i);
          batch.appendOwn(ESCAPED_BACKSLASH, 0, 2);
          copied = i + 1;
        } else if (b[i] == '"' && cells.doubled(cell) && i + 1 < to && b[i + 1] == '"') {
          batch.appendOwn(b, copied, ++i);
          copied = i + 1;
        }
      }
    }
    batch.appendOwn(b, copied, to);
  }
}
