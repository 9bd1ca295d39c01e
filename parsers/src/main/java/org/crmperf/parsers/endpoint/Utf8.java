package org.crmperf.parsers.endpoint;

/** Well-formedness of UTF-8, so that templates can be written as text. */
final class Utf8 {
  private Utf8() {}

  /** Whether the bytes are well-formed UTF-8 without C1 control characters. */
  static boolean wellFormed(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      int n = sequenceLength(b, i, to);
      if (n == 0) {
        return false;
      }
      i += n;
    }
    return true;
  }

  private static int sequenceLength(byte[] b, int i, int to) {
    int lead = b[i] & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    int n = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || i + n > to) {
      return 0;
    }
    for (int k = 1; k < n; k++) {
      if ((b[i + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return secondByteAllowed(lead, b[i + 1] & 0xff) ? n : 0;
  }

  /** Excludes overlong forms, surrogates, code points past U+10FFFF and C1 controls. */
  private static boolean secondByteAllowed(int lead, int second) {
    return switch (lead) {
      case 0xc2, 0xe0 -> second >= 0xa0;
      case 0xed -> second < 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }
}
