package org.crmperf.parsers.format;

/** Recognises lines that were never meant to be requests. */
final class OtherLogs {
  private OtherLogs() {}

  /**
   * Whether the line is of an error log: nginx's {@code 2022/01/24 16:33:06 [error] ...} or
   * Apache's {@code [Thu Oct 13 12:24:49.880562 2022] [auth_basic:error] ...}.
   */
  static boolean isOther(byte[] b, int from, int to) {
    if (to - from < 20) {
      return false;
    }
    boolean nginx =
        isDigit(b[from])
            && b[from + 4] == '/'
            && b[from + 7] == '/'
            && b[from + 10] == ' '
            && b[from + 13] == ':'
            && b[from + 16] == ':';
    boolean apache =
        b[from] == '['
            && isLetter(b[from + 1])
            && isLetter(b[from + 2])
            && isLetter(b[from + 3])
            && b[from + 4] == ' '
            && isLetter(b[from + 5]);
    return nginx || apache;
  }

  /** Whether the line holds a NUL or is mostly bytes that no text log writes. */
  static boolean isBinary(byte[] b, int from, int to) {
    int odd = 0;
    for (int i = from; i < to; i++) {
      if (b[i] == 0) {
        return true;
      }
      if (b[i] < 0x20 && b[i] != '\t') {
        odd++;
      }
    }
    return odd > 0 && odd * 4 > to - from;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
