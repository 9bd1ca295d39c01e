package org.crmperf.parsers.format;

import java.io.Serializable;
import java.util.Set;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * One variable of a text format and the literal that follows it. The value ends at the first place
 * where that literal stands; in quotes, an escaped quote does not count. Values are never copied.
 */
abstract class Piece implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int NO_END = -1;
  static final int NOT_ACCEPTED = -2;

  /** The variable as the definition names it. */
  final String variable;

  private byte[] terminator = new byte[0];

  /** The terminator's first bytes, up to eight, as {@link ByteScan#longAt} reads them. */
  private long terminatorWord;

  private long terminatorMask;
  private boolean quoted;

  Piece(String variable) {
    this.variable = variable;
  }

  /** Set once by the compiler: the literal after this variable and whether quotes enclose it. */
  final void follow(byte[] literal, boolean inQuotes) {
    terminator = literal;
    terminatorMask = literal.length < Long.BYTES ? (1L << literal.length * Byte.SIZE) - 1 : -1;
    terminatorWord = 0;
    for (int i = Math.min(literal.length, Long.BYTES) - 1; i >= 0; i--) {
      terminatorWord = terminatorWord << Byte.SIZE | literal[i] & 0xff;
    }
    quoted = inQuotes;
  }

  final byte[] terminator() {
    return terminator;
  }

  final boolean quoted() {
    return quoted;
  }

  final boolean isLast() {
    return terminator.length == 0;
  }

  /** Stores the value in [from, to), or says that it is none. */
  abstract boolean accept(byte[] b, int from, int to, RequestBatch batch, int row);

  /** Why a value is not accepted. */
  abstract RejectReason reason();

  /** The fields it fills beside the one that it was made for. */
  Set<AccessField> alsoFills() {
    return Set.of();
  }

  /** Whether the value is all that is left of the line, blanks included. */
  boolean isRestOfLine() {
    return false;
  }

  /**
   * The same for lines whose format is a guess: a value that its server does not write so is none.
   */
  Piece whenDetected() {
    return this;
  }

  /** The same for a format that the user gave: no look-alike has to be told from it. */
  Piece given() {
    return this;
  }

  /** The state that a parser needs for itself; most pieces have none. */
  Piece forParser(java.time.ZoneId logZone) {
    return this;
  }

  /** Copies what the compiler set, for pieces with state. */
  final <P extends Piece> P withFollowerOf(P copy) {
    copy.follow(terminator, quoted);
    return copy;
  }

  /**
   * As {@link #parse}, of a value that has no blank in it where a blank ends it: the first blank
   * must begin the terminator.
   */
  final int parseWord(byte[] b, int from, int to, RequestBatch batch, int row) {
    byte[] t = terminator;
    if (quoted || t.length == 0 || t[0] != ' ') {
      return parseUpToTerminator(b, from, to, batch, row);
    }
    int end = ByteScan.indexOf(b, from, to, (byte) ' ');
    if (end < 0 || (t.length > 1 && !isTerminator(b, end, to))) {
      return NO_END;
    }
    return accept(b, from, end, batch, row) ? end + t.length : NOT_ACCEPTED;
  }

  /** The position after the value and its terminator, or {@link #NO_END}, {@link #NOT_ACCEPTED}. */
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    return parseUpToTerminator(b, from, to, batch, row);
  }

  private int parseUpToTerminator(byte[] b, int from, int to, RequestBatch batch, int row) {
    int end = firstEnd(b, from, to);
    if (end < 0) {
      return NO_END;
    }
    if (!accept(b, from, end, batch, row)) {
      return NOT_ACCEPTED;
    }
    return afterTerminator(end);
  }

  final int afterTerminator(int end) {
    return end + terminator.length;
  }

  private int firstEnd(byte[] b, int from, int to) {
    byte[] t = terminator;
    if (t.length == 0) {
      return to;
    }
    if (quoted) {
      return firstQuotedEnd(b, from, to);
    }
    int at = ByteScan.indexOf(b, from, to, t[0]);
    while (at >= 0 && t.length > 1 && !isTerminator(b, at, to)) {
      at = ByteScan.indexOf(b, at + 1, to, t[0]);
    }
    return at;
  }

  /** No server writes a quote into a value as it is, unless told to: that is the patient try's. */
  private int firstQuotedEnd(byte[] b, int from, int to) {
    int at = ByteScan.indexOfQuote(b, from, to);
    return at >= 0 && isTerminator(b, at, to) ? at : -1;
  }

  /** Whether the terminator, of one byte at least, stands at {@code at}, wholly before the end. */
  final boolean isTerminator(byte[] b, int at, int to) {
    int length = terminator.length;
    if (length > Long.BYTES || at + Long.BYTES > b.length) {
      return ByteScan.startsWith(b, at, to, terminator);
    }
    return to - at >= length && ((ByteScan.longAt(b, at) ^ terminatorWord) & terminatorMask) == 0;
  }

  /**
   * The next place at or after {@code search} where the terminator stands, a run of spaces counting
   * as one and a backslash as any other byte; -1 if there is none. For the second, patient try.
   */
  int nextEnd(byte[] b, int from, int search, int to) {
    if (terminator.length == 0) {
      return search <= to ? to : -1;
    }
    int at = search - 1;
    while ((at = nextFirstByte(b, from, at + 1, to)) >= 0) {
      boolean insideSpaces = at > from && terminator[0] == ' ' && b[at - 1] == ' ';
      if (!insideSpaces && afterTerminatorPatiently(b, at, to) >= 0) {
        return at;
      }
    }
    // cut off by a log writer's limit: the last text of the line has lost its closing quote
    boolean cutOff =
        quoted
            && mayBeCutOff()
            && terminator.length == 1
            && search < to
            && ByteScan.indexOf(b, from, to, (byte) '"') < 0;
    return cutOff ? to : -1;
  }

  /** The next first byte of the terminator before another field starts, or -1. */
  private int nextFirstByte(byte[] b, int from, int search, int to) {
    if (!quoted) {
      return ByteScan.indexOf(b, search, to, terminator[0]);
    }
    for (int at = search; at < to; at++) {
      if (at > from && b[at - 1] == '"' && startsNewField(b, at - 1, to)) {
        return -1;
      }
      if (b[at] == '"' && at > from + 1 && startsRequest(b, at)) {
        return -1;
      }
      if (b[at] == terminator[0]) {
        return at;
      }
    }
    return -1;
  }

  /** Whether the quote at {@code at} stands behind a stamp: another line is glued to this one. */
  static boolean startsRequest(byte[] b, int at) {
    return b[at - 1] == ' ' && b[at - 2] == ']';
  }

  /** Whether the value is worth keeping when the line ends before its closing quote. */
  boolean mayBeCutOff() {
    return false;
  }

  /**
   * Whether the quote at {@code at} ends a field that another follows: {@code " "}, {@code " 0.1}
   * or {@code " rt=0.1}. No value holds that, or a raw quote would swallow the fields that the
   * format does not know, and the times in them.
   */
  private static boolean startsNewField(byte[] b, int at, int to) {
    if (at + 2 >= to || b[at] != '"' || b[at + 1] != ' ' || b[at - 1] == '\\') {
      return false;
    }
    int i = at + 2;
    if (b[i] == '"') {
      return true;
    }
    while (i < to && (isLower(b[i]) || b[i] == '_')) {
      i++;
    }
    if (i > at + 2) {
      return i < to && b[i] == '=';
    }
    while (i < to && ((b[i] >= '0' && b[i] <= '9') || b[i] == '.' || b[i] == '-')) {
      i++;
    }
    return i > at + 2 && (i == to || b[i] == ' ' || b[i] == ',');
  }

  private static boolean isLower(byte c) {
    return c >= 'a' && c <= 'z';
  }

  /** The position after the terminator at {@code at}, runs of spaces counting as one, or -1. */
  final int afterTerminatorPatiently(byte[] b, int at, int to) {
    if (at == to && quoted && mayBeCutOff()) {
      return to;
    }
    return matchPatiently(terminator, b, at, to);
  }

  /** Matches a literal whose runs of spaces stand for runs of spaces; the end, or -1. */
  static int matchPatiently(byte[] literal, byte[] b, int from, int to) {
    int at = from;
    int i = 0;
    while (i < literal.length) {
      if (literal[i] == ' ') {
        if (at == to || b[at] != ' ') {
          return -1;
        }
        while (at < to && b[at] == ' ') {
          at++;
        }
        while (i < literal.length && literal[i] == ' ') {
          i++;
        }
      } else if (at < to && b[at] == literal[i]) {
        at++;
        i++;
      } else {
        return -1;
      }
    }
    return at;
  }

  static boolean isDash(byte[] b, int from, int to) {
    return to - from == 1 && b[from] == '-';
  }
}
