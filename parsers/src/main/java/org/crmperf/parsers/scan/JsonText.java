package org.crmperf.parsers.scan;

/** The text of JSON strings. */
public final class JsonText {
  private JsonText() {}

  /**
   * Undoes the escapes of a string that {@link JsonSyntax#stringEnd} has read. The text is never
   * longer than the string. Half a surrogate pair becomes three bytes that are no UTF-8.
   *
   * @param out receives the text, at least as long as the slice
   * @return the text's length
   */
  public static int decode(byte[] b, int from, int to, byte[] out) {
    int n = 0;
    int i = from;
    while (i < to) {
      byte c = b[i++];
      if (c != '\\' || i == to) {
        out[n++] = c;
        continue;
      }
      byte escape = b[i++];
      switch (escape) {
        case 'u' -> {
          int unit = hex(b, i, 4);
          i += 4;
          if (isHigh(unit) && i + 6 <= to && b[i] == '\\' && b[i + 1] == 'u') {
            int low = hex(b, i + 2, 4);
            if (isLow(low)) {
              n = append(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), out, n);
              i += 6;
              continue;
            }
          }
          n = append(unit, out, n);
        }
        case 'x' -> {
          out[n++] = (byte) hex(b, i, 2);
          i += 2;
        }
        case 'b' -> out[n++] = '\b';
        case 'f' -> out[n++] = '\f';
        case 'n' -> out[n++] = '\n';
        case 'r' -> out[n++] = '\r';
        case 't' -> out[n++] = '\t';
        default -> out[n++] = escape;
      }
    }
    return n;
  }

  private static boolean isHigh(int unit) {
    return unit >= 0xd800 && unit < 0xdc00;
  }

  private static boolean isLow(int unit) {
    return unit >= 0xdc00 && unit < 0xe000;
  }

  private static int hex(byte[] b, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      value = value << 4 | Character.digit(b[i], 16);
    }
    return value;
  }

  private static int append(int point, byte[] out, int at) {
    int n = at;
    if (point < 0x80) {
      out[n++] = (byte) point;
    } else if (point < 0x800) {
      out[n++] = (byte) (0xc0 | point >> 6);
      out[n++] = (byte) (0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
      out[n++] = (byte) (0xe0 | point >> 12);
      out[n++] = (byte) (0x80 | (point >> 6 & 0x3f));
      out[n++] = (byte) (0x80 | (point & 0x3f));
    } else {
      out[n++] = (byte) (0xf0 | point >> 18);
      out[n++] = (byte) (0x80 | (point >> 12 & 0x3f));
      out[n++] = (byte) (0x80 | (point >> 6 & 0x3f));
      out[n++] = (byte) (0x80 | (point & 0x3f));
    }
    return n;
  }
}
