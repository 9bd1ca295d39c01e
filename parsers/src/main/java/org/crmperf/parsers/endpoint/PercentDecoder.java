package org.crmperf.parsers.endpoint;

/** Percent-decoding in place. */
final class PercentDecoder {
  /** Encoded, double-encoded, and once more for proxies that encode again. */
  private static final int ROUNDS = 3;

  private PercentDecoder() {}

  /** Decodes until nothing is left to decode, at most three times; returns the new end. */
  static int decode(byte[] b, int from, int to) {
    int end = to;
    for (int round = 0; round < ROUNDS; round++) {
      int start = firstEscape(b, from, end);
      if (start < 0) {
        return end;
      }
      end = once(b, start, end);
    }
    return end;
  }

  /** The index of the first {@code %HH}, or -1. */
  static int firstEscape(byte[] b, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (b[i] == '%' && Bytes.hex(b[i + 1]) >= 0 && Bytes.hex(b[i + 2]) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static int once(byte[] b, int from, int to) {
    int out = from;
    int i = from;
    while (i < to) {
      int value = escapeAt(b, i, to);
      if (value >= 0) {
        b[out++] = (byte) value;
        i += 3;
      } else {
        b[out++] = b[i++];
      }
    }
    return out;
  }

  private static int escapeAt(byte[] b, int i, int to) {
    if (b[i] != '%' || i + 2 >= to) {
      return -1;
    }
    int high = Bytes.hex(b[i + 1]);
    int low = Bytes.hex(b[i + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
