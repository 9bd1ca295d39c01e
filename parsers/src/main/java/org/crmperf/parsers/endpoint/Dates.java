package org.crmperf.parsers.endpoint;

/** Dates inside a segment. */
final class Dates {
  private static final int COMPACT = 8;
  private static final int COMPACT_WITH_TIME = 14;

  private Dates() {}

  /** Digits only: {@code 20170629} or {@code 20170629101500}. */
  static boolean compact(byte[] b, int from, int to) {
    return compactLength(to - from)
        && year(b, from, from + 4)
        && month(b, from + 4, from + 6)
        && day(b, from + 6, from + 8);
  }

  /** Whether so many digits can be a date. */
  static boolean compactLength(int n) {
    return n == COMPACT || n == COMPACT_WITH_TIME;
  }

  /**
   * The end of a date with separators that starts at {@code from} ({@code 2017-06-29}, {@code
   * 2017-06}, {@code 29.06.2017}, {@code 2017-06-29T10:15:00Z}), or -1.
   */
  static int separatedEnd(byte[] b, int from, int to) {
    int first = digitsEnd(b, from, to);
    if (first >= to || !separator(b[first])) {
      return -1;
    }
    byte separator = b[first];
    int second = digitsEnd(b, first + 1, to);
    if (first - from == 4) {
      return yearFirst(b, from, first, second, separator, to);
    }
    return second < to && b[second] == separator ? yearLast(b, from, first, second, to) : -1;
  }

  static boolean year(byte[] b, int from, int to) {
    return to - from == 4
        && Bytes.allDigits(b, from, to)
        && (b[from] == '1' && b[from + 1] == '9' || b[from] == '2' && b[from + 1] == '0');
  }

  static boolean month(byte[] b, int from, int to) {
    return twoDigitsUpTo(b, from, to, 12);
  }

  static boolean day(byte[] b, int from, int to) {
    return twoDigitsUpTo(b, from, to, 31);
  }

  private static int yearFirst(byte[] b, int from, int first, int second, byte separator, int to) {
    if (!year(b, from, first) || !month(b, first + 1, second)) {
      return -1;
    }
    if (second < to && b[second] == separator) {
      int third = digitsEnd(b, second + 1, to);
      if (day(b, second + 1, third)) {
        int end = timeEnd(b, third, to);
        return boundary(b, end, to) ? end : -1;
      }
    }
    // a year and a month alone; with a dot it is more likely a version
    return separator != '.' && boundary(b, second, to) ? second : -1;
  }

  private static int yearLast(byte[] b, int from, int first, int second, int to) {
    int third = digitsEnd(b, second + 1, to);
    boolean dayOrMonth = day(b, from, first) && day(b, first + 1, second);
    return dayOrMonth && year(b, second + 1, third) && boundary(b, third, to) ? third : -1;
  }

  private static int timeEnd(byte[] b, int from, int to) {
    if (from + 1 >= to || b[from] != 'T' && b[from] != ' ' || !Bytes.isDigit(b[from + 1])) {
      return from;
    }
    int i = from + 1;
    while (i < to && (Bytes.isDigit(b[i]) || b[i] == ':')) {
      i++;
    }
    if (i + 1 < to && b[i] == '.' && Bytes.isDigit(b[i + 1])) {
      i = digitsEnd(b, i + 1, to);
    }
    return zoneEnd(b, i, to);
  }

  /** {@code Z}, {@code +02:00}, {@code -0500}. */
  private static int zoneEnd(byte[] b, int from, int to) {
    if (from < to && b[from] == 'Z') {
      return from + 1;
    }
    if (from + 2 >= to || b[from] != '+' && b[from] != '-' || !Bytes.isDigit(b[from + 1])) {
      return from;
    }
    int i = digitsEnd(b, from + 1, to);
    return i < to && b[i] == ':' ? digitsEnd(b, i + 1, to) : i;
  }

  private static int digitsEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && Bytes.isDigit(b[i])) {
      i++;
    }
    return i;
  }

  private static boolean boundary(byte[] b, int i, int to) {
    return i == to || !Bytes.isWord(b[i]);
  }

  private static boolean separator(byte b) {
    return b == '-' || b == '_' || b == '.';
  }

  private static boolean twoDigitsUpTo(byte[] b, int from, int to, int max) {
    if (to - from != 2 || !Bytes.allDigits(b, from, to)) {
      return false;
    }
    int n = Bytes.number(b, from, to);
    return n >= 1 && n <= max;
  }
}
