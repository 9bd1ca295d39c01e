package org.crmperf.parsers.endpoint;

/**
 * The template under construction. It never grows: whatever would pass the limit is dropped at the
 * last {@link #mark()}, so that a template is always valid UTF-8 and never longer than {@link
 * #LIMIT} bytes.
 */
final class TemplateBuffer {
  static final int LIMIT = 200;
  private static final byte[] REST = {'/', '*', '*'};

  private final byte[] bytes = new byte[LIMIT];
  private int length;
  private int mark;
  private boolean full;

  void reset() {
    length = 0;
    mark = 0;
    full = false;
  }

  /** Where to cut if what follows does not fit. */
  void mark() {
    mark = length;
  }

  /** Starts a path segment: marks, then appends the slash. */
  void segment() {
    mark = length;
    append('/');
  }

  void append(char ascii) {
    if (room(1)) {
      bytes[length++] = (byte) ascii;
    }
  }

  void append(byte[] text) {
    append(text, 0, text.length);
  }

  void append(byte[] source, int from, int to) {
    int n = to - from;
    if (n > 0 && room(n)) {
      System.arraycopy(source, from, bytes, length, n);
      length += n;
    }
  }

  /** Appends well-formed text, as many whole characters of it as there is room for. */
  void appendText(byte[] text, int to) {
    int room = LIMIT - REST.length - length;
    int end = to;
    if (end > room) {
      end = room;
      while (end > 0 && (text[end] & 0xc0) == 0x80) {
        end--;
      }
    }
    append(text, 0, end);
    if (end < to) {
      cut();
    }
  }

  /** Says that more would follow than a template shows. */
  void cut() {
    if (!full) {
      full = true;
      mark = length;
    }
  }

  /** Ends the template; a cut one ends in <code>/**</code>. */
  void finish() {
    if (full) {
      System.arraycopy(REST, 0, bytes, length, REST.length);
      length += REST.length;
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private boolean room(int n) {
    if (full) {
      return false;
    }
    if (length + n > LIMIT - REST.length) {
      full = true;
      length = mark;
      return false;
    }
    return true;
  }
}
