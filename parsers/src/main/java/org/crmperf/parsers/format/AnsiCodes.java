package org.crmperf.parsers.format;

/** The escape sequences that colour a terminal: {@code ESC [ 1 ; 32 m}. */
final class AnsiCodes {
  private static final byte ESCAPE = 0x1b;

  private AnsiCodes() {}

  /** The position after the sequences that start at {@code at}. */
  static int skip(byte[] b, int from, int to) {
    int at = from;
    while (at + 1 < to && b[at] == ESCAPE && b[at + 1] == '[') {
      int end = at + 2;
      while (end < to && (b[end] == ';' || (b[end] >= '0' && b[end] <= '9'))) {
        end++;
      }
      if (end == to || b[end] != 'm') {
        return at;
      }
      at = end + 1;
    }
    return at;
  }

  /** The end of the text in [from, to) without the sequences at its end. */
  static int trim(byte[] b, int from, int to) {
    if (to == from || b[to - 1] != 'm') {
      return to;
    }
    for (int i = from; i < to; i++) {
      if (b[i] == ESCAPE && skip(b, i, to) == to) {
        return i;
      }
    }
    return to;
  }
}
