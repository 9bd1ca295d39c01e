package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;

/**
 * What a log collector writes before a server's own line, whatever the server: a syslog header (RFC
 * 3164 and 5424, with or without priority and host, with the date of the RFC or an ISO one),
 * Kubernetes' {@code TIME stdout F}, and the container's name of {@code docker compose logs}.
 */
final class LineHead {
  private static final int LONGEST_WORD = 300;
  private static final int LONGEST_NAME = 80;

  private LineHead() {}

  /**
   * Where a line is read from first: after its head if it starts as few servers' lines do but most
   * heads, else {@code from}. A format that begins with names would take the head for them.
   */
  static int firstTry(byte[] b, int from, int to) {
    return from < to && isLikely(b, from, to) ? end(b, from, to) : from;
  }

  /** Every line comes here, and most have no head: a look at the first word has to do. */
  private static boolean isLikely(byte[] b, int from, int to) {
    byte first = b[from];
    if (isDigit(first)) {
      return to - from > 20 && b[from + 4] == '-' && b[from + 10] == 'T';
    }
    if (first >= 'a' && first <= 'z') {
      int word = afterWord(b, from, to);
      return word > from + 1 && (b[word - 2] == ':' || isBarNext(b, word, to));
    }
    return first == '<' || (first >= 'A' && first <= 'Z');
  }

  private static boolean isBarNext(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] == ' ') {
      at++;
    }
    return at < to && b[at] == '|';
  }

  /** Where the server's own line begins: {@code from} if nothing stands before it. */
  static int end(byte[] b, int from, int to) {
    int at = from;
    if (from >= to) {
      return from;
    }
    if (b[at] == '<') {
      int close = at + 1;
      while (close < to && close - at < 5 && isDigit(b[close])) {
        close++;
      }
      if (close == to || b[close] != '>' || close == at + 1) {
        return from;
      }
      at = close + 1;
      if (at + 1 < to && isDigit(b[at]) && b[at + 1] == ' ') {
        return orNone(structured(b, at + 2, to), from);
      }
      int stamp = stamp(b, at, to);
      return orNone(tag(b, stamp < 0 ? at : stamp, to), from);
    }
    int stamp = stamp(b, at, to);
    if (stamp < 0) {
      int process = process(b, from, to);
      return orNone(process >= 0 ? process : container(b, from, to), from);
    }
    int stream = stream(b, stamp, to);
    return orNone(stream >= 0 ? stream : tag(b, stamp, to), from);
  }

  private static int orNone(int end, int from) {
    return end < 0 ? from : end;
  }

  /** {@code haproxy[14389]: } without a date before it, or -1. */
  private static int process(byte[] b, int from, int to) {
    int next = isLetter(b[from]) ? afterWord(b, from, to) : -1;
    boolean number = next - from > 4 && b[next - 2] == ':' && b[next - 3] == ']';
    return number && isDigit(b[next - 4]) ? next : -1;
  }

  /** {@code web-1 | }, the container's name padded to the longest one. */
  private static int container(byte[] b, int from, int to) {
    int at = from;
    int last = Math.min(to, from + LONGEST_NAME);
    while (at < last && (isLetter(b[at]) || isDigit(b[at]) || b[at] == '-' || b[at] == '_')) {
      at++;
    }
    if (at == from || at == last || !isLetter(b[from]) || b[at] != ' ') {
      return -1;
    }
    while (at < last && b[at] == ' ') {
      at++;
    }
    return at + 1 < to && b[at] == '|' && b[at + 1] == ' ' ? at + 2 : -1;
  }

  /** RFC 5424 after its version: stamp, host, program, process, message id, structured data. */
  private static int structured(byte[] b, int from, int to) {
    int at = from;
    for (int word = 0; word < 5; word++) {
      at = afterWord(b, at, to);
      if (at < 0) {
        return -1;
      }
    }
    if (at + 1 < to && b[at] == '-' && b[at + 1] == ' ') {
      at += 2;
    } else {
      while (at < to && b[at] == '[') {
        int close = ByteScan.indexOf(b, at, to, (byte) ']');
        while (close > 0 && b[close - 1] == '\\') {
          close = ByteScan.indexOf(b, close + 1, to, (byte) ']');
        }
        if (close < 0) {
          return -1;
        }
        at = close + 1;
      }
      if (at >= to || b[at] != ' ') {
        return -1;
      }
      at++;
    }
    return at + LineEnds.byteOrderMark(b, at, to);
  }

  /** The position after a date and its blank, or -1. */
  private static int stamp(byte[] b, int from, int to) {
    if (to - from < 20) {
      return -1;
    }
    if (isDigit(b[from])) {
      boolean iso =
          b[from + 4] == '-' && b[from + 7] == '-' && b[from + 10] == 'T' && b[from + 13] == ':';
      return iso ? afterWord(b, from, to) : -1;
    }
    // Feb  6 12:14:14 or, with some collectors, Feb  6 2009 12:14:14
    boolean day =
        isLetter(b[from])
            && isLetter(b[from + 1])
            && isLetter(b[from + 2])
            && b[from + 3] == ' '
            && (isDigit(b[from + 4]) || b[from + 4] == ' ')
            && isDigit(b[from + 5])
            && b[from + 6] == ' ';
    int clock = b[from + 11] == ' ' && isDigit(b[from + 10]) ? from + 12 : from + 7;
    boolean time = day && clock + 8 < to && b[clock + 2] == ':' && b[clock + 5] == ':';
    return time ? afterWord(b, clock, to) : -1;
  }

  /** The position after {@code stdout F } or {@code stderr P }, or -1. */
  private static int stream(byte[] b, int from, int to) {
    boolean named =
        to - from > 9
            && b[from] == 's'
            && b[from + 1] == 't'
            && b[from + 2] == 'd'
            && b[from + 6] == ' '
            && (b[from + 7] == 'F' || b[from + 7] == 'P')
            && b[from + 8] == ' ';
    return named ? from + 9 : -1;
  }

  /** The position after {@code program[pid]: }, a host perhaps before it, or -1. */
  private static int tag(byte[] b, int from, int to) {
    int at = from;
    for (int word = 0; word < 2; word++) {
      int next = afterWord(b, at, to);
      if (next < 0 || b[at] == '[' || b[at] == '"') {
        return -1;
      }
      if (next - at > 2 && b[next - 2] == ':') {
        return next;
      }
      at = next;
    }
    return -1;
  }

  private static int afterWord(byte[] b, int from, int to) {
    int space = ByteScan.indexOf(b, from, Math.min(to, from + LONGEST_WORD), (byte) ' ');
    return space <= from ? -1 : space + 1;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(byte c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
