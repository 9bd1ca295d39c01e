package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One segment of a pattern: literal pieces with wildcards between them, so that {@code
 * item-{n}.json} is the pieces {@code item-} and {@code .json}.
 */
final class GlobSegment {
  private final byte[][] pieces;
  private final int firstCapture;

  private GlobSegment(byte[][] pieces, int firstCapture) {
    this.pieces = pieces;
    this.firstCapture = firstCapture;
  }

  /** Compiles the segment and adds its wildcards to {@code captures}, nameless ones as "". */
  static GlobSegment compile(String text, List<String> captures) {
    List<byte[]> pieces = new ArrayList<>();
    int first = captures.size();
    int literal = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '*' || c == '{') {
        if (i > 0 && literal == i) {
          throw new IllegalArgumentException(
              "two wildcards without text between in '" + text + "'");
        }
        int close = c == '*' ? i : text.indexOf('}', i);
        if (close < 0) {
          throw new IllegalArgumentException("'{' without '}' in '" + text + "'");
        }
        captures.add(c == '*' ? "" : variable(text.substring(i + 1, close), captures));
        pieces.add(text.substring(literal, i).getBytes(StandardCharsets.UTF_8));
        i = close + 1;
        literal = i;
      } else if (c == '}') {
        throw new IllegalArgumentException("'}' without '{' in '" + text + "'");
      } else {
        i++;
      }
    }
    pieces.add(text.substring(literal).getBytes(StandardCharsets.UTF_8));
    return new GlobSegment(pieces.toArray(new byte[0][]), first);
  }

  private static String variable(String name, List<String> captures) {
    boolean plain =
        !name.isEmpty() && name.chars().allMatch(c -> c < 0x80 && (c == '_' || letterOrDigit(c)));
    if (!plain) {
      throw new IllegalArgumentException(
          "'{" + name + "}': a variable's name is of letters, digits and '_'");
    }
    if (captures.contains(name)) {
      throw new IllegalArgumentException("the variable '{" + name + "}' occurs twice");
    }
    return name;
  }

  private static boolean letterOrDigit(int c) {
    return Character.isLetterOrDigit(c);
  }

  /** Whether the bytes match; if so their parts are written to the capture tables. */
  boolean matches(byte[] b, int from, int to, int[] captureFrom, int[] captureTo) {
    int last = pieces.length - 1;
    if (last == 0) {
      return Bytes.equal(b, from, to, pieces[0]);
    }
    byte[] tail = pieces[last];
    int end = to - tail.length;
    int i = from + pieces[0].length;
    if (end < i || !Bytes.startsWith(b, from, to, pieces[0]) || !Bytes.equal(b, end, to, tail)) {
      return false;
    }
    for (int piece = 1; piece < last; piece++) {
      int found = find(b, i, end, pieces[piece]);
      if (found < 0) {
        return false;
      }
      captureFrom[firstCapture + piece - 1] = i;
      captureTo[firstCapture + piece - 1] = found;
      i = found + pieces[piece].length;
    }
    captureFrom[firstCapture + last - 1] = i;
    captureTo[firstCapture + last - 1] = end;
    return true;
  }

  private static int find(byte[] b, int from, int to, byte[] text) {
    for (int i = from; i + text.length <= to; i++) {
      if (Bytes.startsWith(b, i, to, text)) {
        return i;
      }
    }
    return -1;
  }
}
