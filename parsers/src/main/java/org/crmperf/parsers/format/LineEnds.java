package org.crmperf.parsers.format;

/** What belongs to a line and what to its end. */
public final class LineEnds {
  private LineEnds() {}

  /** The end of the line's text: carriage returns before the newline are part of the line end. */
  public static int trim(byte[] b, int from, int to) {
    int end = to;
    while (end > from && b[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  /** Whether a trimmed line is blank, or a comment that starts with '#'. */
  public static boolean isBlankOrComment(byte[] b, int from, int to) {
    if (from < to && b[from] > ' ') {
      return b[from] == '#';
    }
    for (int i = from; i < to; i++) {
      if (b[i] != ' ' && b[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** The length of a UTF-8 byte order mark at {@code from}, or 0. */
  public static int byteOrderMark(byte[] b, int from, int to) {
    boolean mark =
        to - from >= 3
            && b[from] == (byte) 0xEF
            && b[from + 1] == (byte) 0xBB
            && b[from + 2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }
}
