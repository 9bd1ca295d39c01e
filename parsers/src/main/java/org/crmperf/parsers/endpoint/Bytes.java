package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tests on single bytes and byte ranges of a request target. */
final class Bytes {
  private static final byte DIGIT = 1;
  private static final byte LOWER = 2;
  private static final byte UPPER = 4;
  private static final byte HIGH = 8;

  /** Bytes that no route has: their presence marks an injection attempt or a broken link. */
  private static final byte JUNK = 16;

  private static final byte[] CLASS = classes();

  private Bytes() {}

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[][] allAscii(String first, String... others) {
    byte[][] all = new byte[others.length + 1][];
    all[0] = ascii(first);
    for (int i = 0; i < others.length; i++) {
      all[i + 1] = ascii(others[i]);
    }
    return all;
  }

  static boolean isDigit(byte b) {
    return CLASS[b & 0xff] == DIGIT;
  }

  static boolean isLower(byte b) {
    return CLASS[b & 0xff] == LOWER;
  }

  static boolean isUpper(byte b) {
    return CLASS[b & 0xff] == UPPER;
  }

  static boolean isAlnum(byte b) {
    return (CLASS[b & 0xff] & (DIGIT | LOWER | UPPER)) != 0;
  }

  /** Part of a word: a letter, a digit, or a byte of a character beyond ASCII. */
  static boolean isWord(byte b) {
    return (CLASS[b & 0xff] & (DIGIT | LOWER | UPPER | HIGH)) != 0;
  }

  static boolean isJunk(byte b) {
    return CLASS[b & 0xff] == JUNK;
  }

  static boolean isHigh(byte b) {
    return b < 0;
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int letter = b | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  static boolean allDigits(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(b[i])) {
        return false;
      }
    }
    return to > from;
  }

  /** The number that the digits spell; the caller has checked that they are few and digits. */
  static int number(byte[] b, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n = n * 10 + (b[i] - '0');
    }
    return n;
  }

  static boolean equal(byte[] b, int from, int to, byte[] text) {
    return to - from == text.length && startsWith(b, from, to, text);
  }

  static boolean startsWith(byte[] b, int from, int to, byte[] text) {
    if (to - from < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (b[from + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  static int indexOf(byte[] b, int from, int to, char wanted) {
    for (int i = from; i < to; i++) {
      if (b[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] classes() {
    byte[] table = new byte[256];
    Arrays.fill(table, '0', '9' + 1, DIGIT);
    Arrays.fill(table, 'a', 'z' + 1, LOWER);
    Arrays.fill(table, 'A', 'Z' + 1, UPPER);
    Arrays.fill(table, 0x80, 0x100, HIGH);
    for (char c : "<>\"`\\^".toCharArray()) {
      table[c] = JUNK;
    }
    return table;
  }
}
