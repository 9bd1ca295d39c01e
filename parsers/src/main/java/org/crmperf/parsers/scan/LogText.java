package org.crmperf.parsers.scan;

/**
 * The text of a logged value. Servers write what they may not write raw as {@code \xHH} (nginx,
 * Apache), {@code \"}, {@code \\}, {@code \n}...; this puts the bytes back where the result is
 * printable UTF-8, and writes bytes that are no UTF-8 as {@code \xHH}, so that a stored value is
 * always valid, inert UTF-8.
 */
public final class LogText {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private byte[] decoded = new byte[256];
  private byte[] out = new byte[256];
  private int length;

  /** The bytes of the last {@link #normalize}; valid up to {@link #length}. */
  public byte[] bytes() {
    return out;
  }

  /** The length of the last result. */
  public int length() {
    return length;
  }

  /** Whether the slice is its own text: printable ASCII without a backslash. */
  public static boolean isPlain(byte[] b, int from, int to) {
    int i = from;
    for (int last = to - Long.BYTES; i <= last; i += Long.BYTES) {
      if (!ByteScan.isPlain(ByteScan.longAt(b, i))) {
        return false;
      }
    }
    for (; i < to; i++) {
      if (b[i] < 0x20 || b[i] == '\\' || b[i] == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Decodes a slice; the result is in {@link #bytes}. */
  public void normalize(byte[] b, int from, int to) {
    ensure(to - from);
    int n = 0;
    int i = from;
    while (i < to) {
      if (b[i] == '\\' && i + 1 < to) {
        int value = escaped(b, i, to);
        if (value >= 0) {
          decoded[n++] = (byte) value;
          i += b[i + 1] == 'x' ? 4 : 2;
          continue;
        }
      }
      decoded[n++] = b[i++];
    }
    printable(n);
  }

  /** Whether a backslash in the slice could be taken for an escape. */
  public static boolean holdsEscape(byte[] b, int from, int to) {
    int at = ByteScan.indexOf(b, from, to, (byte) '\\');
    while (at >= 0 && at + 1 < to) {
      if (b[at + 1] == '"' || b[at + 1] == '\\' || b[at + 1] == 'x') {
        return true;
      }
      at = ByteScan.indexOf(b, at + 1, to, (byte) '\\');
    }
    return false;
  }

  /** The byte that the escape at {@code at} stands for, or -1. */
  private static int escaped(byte[] b, int at, int to) {
    switch (b[at + 1]) {
      case '"':
        return '"';
      case '\\':
        return '\\';
      case 'x':
        if (at + 3 < to) {
          int high = Character.digit(b[at + 2], 16);
          int low = Character.digit(b[at + 3], 16);
          return high < 0 || low < 0 ? -1 : high << 4 | low;
        }
        return -1;
      default:
        return -1;
    }
  }

  private void printable(int n) {
    length = 0;
    int i = 0;
    while (i < n) {
      int sequence = utf8Length(decoded, i, n);
      if (sequence == 0) {
        int c = decoded[i++] & 0xff;
        out[length++] = '\\';
        out[length++] = 'x';
        out[length++] = HEX[c >> 4];
        out[length++] = HEX[c & 15];
      } else {
        for (int k = 0; k < sequence; k++) {
          out[length++] = decoded[i++];
        }
      }
    }
  }

  private void ensure(int n) {
    if (decoded.length < n) {
      decoded = new byte[n * 2];
    }
    if (out.length < n * 4) {
      out = new byte[n * 4];
    }
  }

  /** The length of the printable UTF-8 sequence at {@code i}, or 0 if there is none. */
  private static int utf8Length(byte[] b, int i, int end) {
    int c = b[i] & 0xff;
    if (c < 0x80) {
      return c >= 0x20 && c != 0x7f ? 1 : 0;
    }
    int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
    if (c < 0xc2 || c > 0xf4 || i + more >= end) {
      return 0;
    }
    int second = b[i + 1] & 0xff;
    boolean valid = (second & 0xc0) == 0x80;
    if (c == 0xc2) {
      valid &= second >= 0xa0; // U+0080 to U+009F are control characters
    } else if (c == 0xe0) {
      valid &= second >= 0xa0;
    } else if (c == 0xed) {
      valid &= second < 0xa0;
    } else if (c == 0xf0) {
      valid &= second >= 0x90;
    } else if (c == 0xf4) {
      valid &= second < 0x90;
    }
    for (int k = 2; valid && k <= more; k++) {
      valid = (b[i + k] & 0xc0) == 0x80;
    }
    return valid ? more + 1 : 0;
  }
}
