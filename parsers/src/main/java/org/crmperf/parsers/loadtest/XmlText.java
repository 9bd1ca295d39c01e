package org.crmperf.parsers.loadtest;

import java.util.Arrays;

/**
 * Text put together from the bytes and references of an XML document. It has no control characters,
 * so that it fits into a line, and no more bytes than its limit: the rest is passed over.
 */
final class XmlText {
  private static final int LONGEST_REFERENCE = 12;

  private final int limit;
  private byte[] bytes = new byte[256];
  private int length;

  /** Since its ampersand; -1 outside a reference. */
  private int reference = -1;

  private boolean latin1;

  XmlText(int limit) {
    this.limit = limit;
  }

  /** Says that bytes are characters of their own, or parts of UTF-8. */
  void latin1(boolean is) {
    latin1 = is;
  }

  void clear() {
    length = 0;
    reference = -1;
  }

  int length() {
    return length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Adds a byte of the document. */
  void add(int c) {
    if (c == '&') {
      reference = length;
    }
    if (latin1 && c >= 0x80) {
      put(0xc0 | c >> 6);
      put(0x80 | c & 0x3f);
    } else {
      put(c < ' ' || c == 0x7f ? ' ' : c);
    }
    if (reference >= 0) {
      if (c == ';') {
        resolve();
      } else if (length - reference > LONGEST_REFERENCE) {
        reference = -1;
      }
    }
  }

  /** Adds a byte that stands for itself. */
  void addRaw(int c) {
    reference = -1;
    put(c < ' ' || c == 0x7f ? ' ' : c);
  }

  private void put(int c) {
    if (length < limit) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(limit, bytes.length * 2));
      }
      bytes[length++] = (byte) c;
    }
  }

  /** Replaces the reference at the end by its character; one that nobody knows stays. */
  private void resolve() {
    int from = reference + 1;
    int to = length - 1;
    int start = reference;
    reference = -1;
    int c = to - from > 1 && bytes[from] == '#' ? number(from + 1, to) : named(from, to);
    if (c < 0) {
      return;
    }
    length = start;
    putCharacter(c < ' ' || c >= 0x7f && c < 0xa0 ? ' ' : c);
  }

  private int number(int from, int to) {
    boolean hexadecimal = bytes[from] == 'x';
    int value = 0;
    for (int i = hexadecimal ? from + 1 : from; i < to; i++) {
      int digit = Character.digit(bytes[i], hexadecimal ? 16 : 10);
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return -1;
      }
      value = value * (hexadecimal ? 16 : 10) + digit;
    }
    boolean surrogate = value >= 0xd800 && value < 0xe000;
    return surrogate || value > Character.MAX_CODE_POINT ? -1 : value;
  }

  private int named(int from, int to) {
    return switch (new String(bytes, from, to - from, java.nio.charset.StandardCharsets.US_ASCII)) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> -1;
    };
  }

  private void putCharacter(int c) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xc0 | c >> 6);
      put(0x80 | c & 0x3f);
    } else if (c < 0x10000) {
      put(0xe0 | c >> 12);
      put(0x80 | c >> 6 & 0x3f);
      put(0x80 | c & 0x3f);
    } else {
      put(0xf0 | c >> 18);
      put(0x80 | c >> 12 & 0x3f);
      put(0x80 | c >> 6 & 0x3f);
      put(0x80 | c & 0x3f);
    }
  }
}
