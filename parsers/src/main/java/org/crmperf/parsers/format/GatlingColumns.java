package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;

/**
 * A Gatling record cut at its tabs, and which column is which. Every version has its own layout and
 * no line says which, but the verdict stands where it stands in one of them only, behind its times:
 *
 * <pre>
 * 2.0  scenario user REQUEST groups name sent sent received received verdict message
 * 2.2  REQUEST scenario user groups name (four times, later two) verdict message
 * 3.0  REQUEST user groups name start end verdict message
 * 3.4  REQUEST groups name start end verdict message
 * </pre>
 */
final class GatlingColumns {
  /** The verdict's column, by the layout. */
  private static final int[] OF_KIND_FIRST = {5, 6, 7, 9};

  private static final int[] OF_KIND_THIRD = {9};
  private static final int FOUR_TIMES = 9;

  /** What follows is part of a message. */
  private static final int MOST = 11;

  /** What no number of a log is: a sign and 18 digits at most are read. */
  static final long NO_NUMBER = Long.MIN_VALUE;

  private static final byte[] LOWEST =
      Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

  private final int[] starts = new int[MOST + 1];
  private byte[] line = new byte[0];
  private int count;
  private int verdict;

  /** Cuts the line in [from, to). */
  void cut(byte[] b, int from, int to) {
    line = b;
    count = 0;
    verdict = -1;
    int at = from;
    while (count < MOST) {
      starts[count++] = at;
      int tab = count == MOST ? -1 : ByteScan.indexOf(b, at, to, (byte) '\t');
      if (tab < 0) {
        break;
      }
      at = tab + 1;
    }
    starts[count] = to + 1;
  }

  int count() {
    return count;
  }

  int start(int column) {
    return starts[column];
  }

  int end(int column) {
    return starts[column + 1] - 1;
  }

  boolean is(int column, byte[] text) {
    return column < count
        && end(column) - start(column) == text.length
        && ByteScan.startsWith(line, start(column), end(column), text);
  }

  /** Finds the verdict of a record whose kind stands in this column; false if there is none. */
  boolean findVerdict(int kindColumn) {
    for (int column : kindColumn == 0 ? OF_KIND_FIRST : OF_KIND_THIRD) {
      if (column < count
          && isVerdict(column)
          && number(column - 1) != NO_NUMBER
          && number(column - 2) != NO_NUMBER) {
        verdict = column;
        return true;
      }
    }
    return false;
  }

  /** Where a verdict stands behind times that are none, or -1. */
  int verdictWithoutTimes(int kindColumn) {
    for (int column : kindColumn == 0 ? OF_KIND_FIRST : OF_KIND_THIRD) {
      if (column < count && isVerdict(column)) {
        return column;
      }
    }
    return -1;
  }

  private boolean isVerdict(int column) {
    int at = start(column);
    if (end(column) - at != 2) {
      return false;
    }
    return line[at] == 'O' && line[at + 1] == 'K' || line[at] == 'K' && line[at + 1] == 'O';
  }

  boolean isOk() {
    return line[start(verdict)] == 'O';
  }

  int verdict() {
    return verdict;
  }

  boolean hasFourTimes() {
    return verdict == FOUR_TIMES;
  }

  /** The column of the first time. */
  int firstTime() {
    return verdict - (hasFourTimes() ? 4 : 2);
  }

  /** The number in a column, which may be negative, or {@link #NO_NUMBER}. */
  long number(int column) {
    int from = start(column);
    int to = end(column);
    boolean negative = from < to && line[from] == '-';
    if (negative && to - from == LOWEST.length && ByteScan.startsWith(line, from, to, LOWEST)) {
      return -1; // a time that never came
    }
    long value = Decimal.unsigned(line, negative ? from + 1 : from, to);
    if (value == Decimal.BAD) {
      return NO_NUMBER;
    }
    return negative ? -value : value;
  }
}
