package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.JsonSyntax;

/**
 * What log shippers put before an object: {@code 2026-11-20T08:15:30.1Z stdout F } of a container
 * runtime, a syslog header, a container's name and a bar.
 */
final class JsonPrefix {
  /** An object that starts later is no line's. */
  private static final int LONGEST = 512;

  private JsonPrefix() {}

  /** Where the object opens, or -1. */
  static int open(byte[] b, int from, int to) {
    if (from < to && b[from] == '{') {
      return from;
    }
    int last = Math.min(to, from + LONGEST);
    for (int i = from; i < last; i++) {
      if (b[i] == '"') {
        return -1;
      }
      if (b[i] == '{') {
        boolean opens = (b[i - 1] >= 0 && b[i - 1] <= ' ') || b[i - 1] == ':';
        return opens && startsObject(b, i, to) ? i : -1;
      }
    }
    return -1;
  }

  private static boolean startsObject(byte[] b, int open, int to) {
    int i = JsonSyntax.space(b, open + 1, to);
    return i < to && b[i] == '"';
  }

  /** The stamp that the prefix starts with, or {@link Decimal#BAD}. */
  static long micros(byte[] b, int from, int open, JsonClock clock) {
    int end = from;
    while (end < open && b[end] != ' ') {
      end++;
    }
    return end == open || end == from || b[from] < '0' || b[from] > '9'
        ? Decimal.BAD
        : clock.iso(b, from, end);
  }
}
