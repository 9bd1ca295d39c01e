package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tests on single bytes and byte ranges of a request target. */
final class Bytes {
  static final int DIGIT = 1;
  static final int LOWER = 1 << 1;
  static final int UPPER = 1 << 2;

  /** A byte of a character beyond ASCII. */
  static final int HIGH = 1 << 3;

  /** Bytes that no route has: their presence marks an injection attempt or a broken link. */
  static final int JUNK = 1 << 4;

  /** The letters that are hexadecimal digits, and those that are not. */
  static final int HEX_LETTER = 1 << 5;

  static final int OTHER_LETTER = 1 << 6;
  static final int DOT = 1 << 7;

  /** {@code -} and {@code _}. */
  static final int JOINER = 1 << 8;

  /** Any other byte. */
  static final int OTHER = 1 << 9;

  /** Bytes that end an ordinary path segment or make the path an unusual one: a negative kind. */
  static final int STOP = 1 << 31;

  static final int LETTER = LOWER | UPPER;
  static final int ALNUM = LETTER | DIGIT;

  /** Kinds that an identifier does not have. */
  static final int NO_IDENTIFIER = HIGH | JUNK | OTHER | STOP;

  private static final int WORD = ALNUM | HIGH;
  private static final int[] KINDS = kinds();

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

  /** What kind of byte it is, as bits; below zero for one that needs a closer look in a path. */
  static int kind(byte b) {
    return KINDS[b & 0xff];
  }

  /** The kinds of all the bytes together. */
  static int kinds(byte[] b, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= KINDS[b[i] & 0xff];
    }
    return all;
  }

  static boolean isDigit(byte b) {
    return (KINDS[b & 0xff] & DIGIT) != 0;
  }

  static boolean isLower(byte b) {
    return (KINDS[b & 0xff] & LOWER) != 0;
  }

  static boolean isUpper(byte b) {
    return (KINDS[b & 0xff] & UPPER) != 0;
  }

  static boolean isAlnum(byte b) {
    return (KINDS[b & 0xff] & ALNUM) != 0;
  }

  /** Part of a word: a letter, a digit, or a byte of a character beyond ASCII. */
  static boolean isWord(byte b) {
    return (KINDS[b & 0xff] & WORD) != 0;
  }

  static boolean isJunk(byte b) {
    return (KINDS[b & 0xff] & JUNK) != 0;
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

  private static int[] kinds() {
    int[] table = new int[256];
    Arrays.fill(table, OTHER);
    Arrays.fill(table, 0, ' ', OTHER | STOP);
    Arrays.fill(table, '0', '9' + 1, DIGIT);
    Arrays.fill(table, 'a', 'z' + 1, LOWER | OTHER_LETTER);
    Arrays.fill(table, 'A', 'Z' + 1, UPPER | OTHER_LETTER);
    Arrays.fill(table, 'a', 'f' + 1, LOWER | HEX_LETTER);
    Arrays.fill(table, 'A', 'F' + 1, UPPER | HEX_LETTER);
    Arrays.fill(table, 0x80, 0x100, HIGH);
    mark(table, "<>\"`\\^", JUNK);
    mark(table, "/?#%;&\u007f", OTHER | STOP);
    mark(table, "-_", JOINER);
    mark(table, ".", DOT);
    return table;
  }

  private static void mark(int[] table, String bytes, int kind) {
    for (byte b : ascii(bytes)) {
      table[b] = kind;
    }
  }
}
