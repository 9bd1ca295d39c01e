package org.crmperf.parsers.scan;

import java.util.Arrays;

/**
 * The cells of one line of a table: where each starts and ends, quotes excluded. Public arrays on
 * purpose: this is the inside of the hot loop.
 */
public final class Cells {
  /** A line with more cells is of no table. */
  public static final int MOST = 1000;

  private static final long BACKSLASHES = ByteScan.eightTimes((byte) '\\');

  /** The buffer that the cells lie in. */
  public byte[] bytes = {};

  public final int[] starts = new int[MOST];
  public final int[] ends = new int[MOST];

  /** Cells found by the last split. */
  public int count;

  /** Where the last split stopped making sense; only meaningful after a split that failed. */
  public int brokenAt;

  /** Bounds of where backslashes may be. */
  private int firstBackslash;

  private int lastBackslash;
  private final boolean[] doubled = new boolean[MOST];
  private boolean anyDoubled;

  /** Whether the cell holds quotes that are written twice. */
  public boolean doubled(int cell) {
    return anyDoubled && doubled[cell];
  }

  /** Forgets the cells; those of {@code b} follow. */
  public void begin(byte[] b) {
    bytes = b;
    count = 0;
    firstBackslash = 0;
    lastBackslash = Integer.MAX_VALUE;
    if (anyDoubled) {
      Arrays.fill(doubled, false);
      anyDoubled = false;
    }
  }

  /** Splits [from, to) at every {@code delimiter}; false if there are too many cells. */
  public boolean split(byte[] b, int from, int to, byte delimiter) {
    begin(b);
    brokenAt = to;
    lastBackslash = -1;
    long pattern = ByteScan.eightTimes(delimiter);
    int n = 0;
    starts[0] = from;
    for (int block = from; block < to; block += Long.SIZE) {
      int blockEnd = Math.min(block + Long.SIZE, to);
      long delimiters = 0;
      long backslashes = 0;
      for (int i = block; i < blockEnd; i += Long.BYTES) {
        long word =
            i + Long.BYTES <= to ? ByteScan.longAt(b, i) : ByteScan.lastBytes(b, i, from, to);
        delimiters |= ByteScan.oneBitEach(ByteScan.likelyZeros(word ^ pattern)) << i - block;
        backslashes |= ByteScan.likelyZeros(word ^ BACKSLASHES);
      }
      if (n + Long.bitCount(delimiters) >= MOST) {
        return false;
      }
      // one loop a block: a loop a word would be mispredicted once a cell
      while (delimiters != 0) {
        int at = block + Long.numberOfTrailingZeros(delimiters);
        if (b[at] == delimiter) {
          ends[n++] = at;
          starts[n] = at + 1;
        }
        delimiters &= delimiters - 1;
      }
      if (backslashes != 0) {
        firstBackslash = lastBackslash < 0 ? block : firstBackslash;
        lastBackslash = blockEnd;
      }
    }
    ends[n] = to;
    count = n + 1;
    return true;
  }

  /** Whether a part of a cell may hold a backslash: false is certain. */
  public boolean mayHoldBackslash(int from, int to) {
    return lastBackslash >= from && firstBackslash < to;
  }

  /**
   * Splits [from, to) as CSV: a cell that begins with a quote ends at the next single one. False if
   * it does not end, if more than blanks follow it, or if there are too many cells.
   */
  public boolean splitQuoted(byte[] b, int from, int to, byte delimiter) {
    begin(b);
    int at = from;
    while (count < MOST) {
      int end;
      if (at < to && b[at] == '"') {
        int close = closingQuote(b, at + 1, to);
        brokenAt = close < 0 ? to : close;
        if (close < 0) {
          return false;
        }
        starts[count] = at + 1;
        ends[count] = close;
        end = skipSpaces(b, close + 1, to);
        if (end < to && b[end] != delimiter) {
          return false;
        }
      } else {
        end = ByteScan.indexOf(b, at, to, delimiter);
        end = end < 0 ? to : end;
        starts[count] = at;
        ends[count] = end;
      }
      count++;
      if (end == to) {
        return true;
      }
      at = end + 1;
    }
    brokenAt = at;
    return false;
  }

  /** Splits [from, to) at runs of blanks and tabs, but not in quotes. */
  public boolean splitBlanks(byte[] b, int from, int to) {
    begin(b);
    int at = from;
    while (count < MOST) {
      while (at < to && isBlank(b[at])) {
        at++;
      }
      if (at == to) {
        return true;
      }
      int end = at;
      int close = b[at] == '"' ? closingQuote(b, at + 1, to) : -1;
      if (close >= 0 && (close + 1 == to || isBlank(b[close + 1]))) {
        starts[count] = at + 1;
        ends[count++] = close;
        at = close + 1;
        continue;
      }
      while (end < to && !isBlank(b[end])) {
        end++;
      }
      starts[count] = at;
      ends[count++] = end;
      at = end;
    }
    brokenAt = at;
    return false;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  private static int skipSpaces(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] == ' ') {
      at++;
    }
    return at;
  }

  /** The quote that closes cell {@link #count}, or -1; marks the cell if others are doubled. */
  private int closingQuote(byte[] b, int from, int to) {
    int at = ByteScan.indexOf(b, from, to, (byte) '"');
    while (at >= 0 && at + 1 < to && b[at + 1] == '"') {
      doubled[count] = true;
      anyDoubled = true;
      at = ByteScan.indexOf(b, at + 2, to, (byte) '"');
    }
    return at;
  }
}
