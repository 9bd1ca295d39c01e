package org.crmperf.parsers.scan;

/**
 * The grammar of JSON, byte by byte. Every method returns the position after what it read, or the
 * complement (~) of the position where that stopped being JSON: the end of the input if more should
 * have followed.
 *
 * <p>Wider than the standard where servers that print JSON by a format string are: a bare dash and
 * leading zeros count as numbers, nothing at all as a member's value, {@code \xHH} as an escape,
 * and control characters may stand in strings. Not thread-safe: it keeps the stack of brackets.
 */
public final class JsonSyntax {
  /** Values nested deeper than this are refused. */
  public static final int DEEPEST = 512;

  private static final int TRUE = 'e' << 24 | 'u' << 16 | 'r' << 8 | 't';
  private static final int ALSE = 'e' << 24 | 's' << 16 | 'l' << 8 | 'a';
  private static final int NULL = 'l' << 24 | 'l' << 16 | 'u' << 8 | 'n';

  /** A bit for each open bracket: whether it is an object's. */
  private final long[] objects = new long[DEEPEST / 64];

  /** The first position that is no white space. */
  public static int space(byte[] b, int from, int to) {
    int i = from;
    while (i < to && (b[i] == ' ' || b[i] == '\t' || b[i] == '\r' || b[i] == '\n')) {
      i++;
    }
    return i;
  }

  /** The closing quote of the string whose text starts at {@code from}. */
  public static int stringEnd(byte[] b, int from, int to) {
    int i = from;
    while (true) {
      i = ByteScan.indexOfQuoteOrBackslash(b, i, to);
      if (i < 0) {
        return ~to;
      }
      if (b[i] == '"') {
        return i;
      }
      i = escapeEnd(b, i, to);
      if (i < 0) {
        return i;
      }
    }
  }

  private static int escapeEnd(byte[] b, int at, int to) {
    if (at + 1 >= to) {
      return ~to;
    }
    switch (b[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return at + 2;
      case 'u':
        return hexEnd(b, at + 2, at + 6, to);
      case 'x':
        return hexEnd(b, at + 2, at + 4, to);
      default:
        return ~at;
    }
  }

  private static int hexEnd(byte[] b, int from, int end, int to) {
    for (int i = from; i < end; i++) {
      if (i >= to) {
        return ~to;
      }
      if (Character.digit(b[i], 16) < 0) {
        return ~i;
      }
    }
    return end;
  }

  /** The end of the number at {@code from}. */
  public static int numberEnd(byte[] b, int from, int to) {
    int i = from < to && b[from] == '-' ? from + 1 : from;
    int digits = i;
    i = digitsEnd(b, i, to);
    if (i == digits) {
      boolean dash =
          i > from
              && i < to
              && (b[i] == ','
                  || b[i] == '}'
                  || b[i] == ']'
                  || b[i] == ' '
                  || b[i] == '\t'
                  || b[i] == '\r'
                  || b[i] == '\n');
      return dash ? i : ~i;
    }
    if (i < to && b[i] == '.') {
      digits = ++i;
      i = digitsEnd(b, i, to);
      if (i == digits) {
        return ~i;
      }
    }
    if (i < to && (b[i] == 'e' || b[i] == 'E')) {
      i++;
      if (i < to && (b[i] == '+' || b[i] == '-')) {
        i++;
      }
      digits = i;
      i = digitsEnd(b, i, to);
      if (i == digits) {
        return ~i;
      }
    }
    return i;
  }

  private static int digitsEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }

  /** The end of {@code true}, {@code false} or {@code null}. */
  public static int literalEnd(byte[] b, int from, int to) {
    int word = b[from] == 't' ? TRUE : b[from] == 'n' ? NULL : b[from] == 'f' ? ALSE : 0;
    int at = b[from] == 'f' ? from + 1 : from;
    if (word == 0) {
      return ~from;
    }
    for (int i = 0; i < 4; i++) {
      if (at + i >= to) {
        return ~to;
      }
      if (b[at + i] != (byte) (word >>> (8 * i))) {
        return ~(at + i);
      }
    }
    return at + 4;
  }

  private static int scalarEnd(byte[] b, int from, int to) {
    byte c = b[from];
    if (c == '"') {
      int end = stringEnd(b, from + 1, to);
      return end < 0 ? end : end + 1;
    }
    return c == '-' || (c >= '0' && c <= '9') ? numberEnd(b, from, to) : literalEnd(b, from, to);
  }

  /** The end of the value at {@code from}, whatever it is. */
  public int skip(byte[] b, int from, int to) {
    if (from >= to) {
      return ~to;
    }
    return b[from] == '{' || b[from] == '[' ? nestedEnd(b, from, to) : scalarEnd(b, from, to);
  }

  private int nestedEnd(byte[] b, int from, int to) {
    int depth = 0;
    push(depth++, b[from] == '{');
    int at = from + 1;
    boolean first = true;
    while (true) {
      at = space(b, at, to);
      if (at >= to) {
        return ~to;
      }
      boolean inObject = inObject(depth);
      if (first && b[at] == (inObject ? '}' : ']')) {
        at++;
        depth--;
      } else {
        if (inObject) {
          at = keyEnd(b, at, to);
          if (at < 0) {
            return at;
          }
        }
        byte c = b[at];
        if (c == '{' || c == '[') {
          if (depth == DEEPEST) {
            return ~at;
          }
          push(depth++, c == '{');
          at++;
          first = true;
          continue;
        }
        boolean nothing = inObject && (c == ',' || c == '}');
        at = nothing ? at : scalarEnd(b, at, to);
        if (at < 0) {
          return at;
        }
      }
      while (depth > 0) {
        at = space(b, at, to);
        if (at >= to) {
          return ~to;
        }
        if (b[at] == ',') {
          break;
        }
        if (b[at] != (inObject(depth) ? '}' : ']')) {
          return ~at;
        }
        at++;
        depth--;
      }
      if (depth == 0) {
        return at;
      }
      at++;
      first = false;
    }
  }

  /** The start of the value that belongs to the key at {@code from}; it is before {@code to}. */
  private static int keyEnd(byte[] b, int from, int to) {
    if (b[from] != '"') {
      return ~from;
    }
    int end = stringEnd(b, from + 1, to);
    if (end < 0) {
      return end;
    }
    int colon = space(b, end + 1, to);
    if (colon >= to) {
      return ~to;
    }
    if (b[colon] != ':') {
      return ~colon;
    }
    int value = space(b, colon + 1, to);
    return value < to ? value : ~to;
  }

  private void push(int depth, boolean object) {
    long bit = 1L << depth;
    objects[depth >> 6] = object ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
  }

  private boolean inObject(int depth) {
    return (objects[(depth - 1) >> 6] & 1L << (depth - 1)) != 0;
  }
}
