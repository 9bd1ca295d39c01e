package org.crmperf.parsers.endpoint;

import org.jspecify.annotations.Nullable;

/** Rewrites one path segment: what identifies a record or a moment becomes a variable. */
final class SegmentTemplater {
  /** A longer segment is data, whatever it looks like. */
  private static final int MAX_SEGMENT = 64;

  private static final int MIN_WHOLE_TOKEN = 20;
  private static final int MIN_PADDED = 8;
  private static final int MIN_SUFFIX_DIGITS = 3;

  /** Kinds of bytes that a UUID does not have. */
  private static final int NOT_UUID = Bytes.NO_IDENTIFIER | Bytes.OTHER_LETTER | Bytes.DOT;

  private static final byte[] JWT = Bytes.ascii("eyJ");

  private final RunShape shape = new RunShape();
  private @Nullable Variable lastVariable;
  private int lastVariableEnd;

  /** Appends the segment's template; true when part of it names a record or a moment. */
  boolean write(byte[] b, int from, int to, TemplateBuffer out) {
    return write(b, from, to, Bytes.kinds(b, from, to), out);
  }

  /** The same for a caller that knows the kinds of bytes, see {@link Bytes#kinds}. */
  boolean write(byte[] b, int from, int to, int kinds, TemplateBuffer out) {
    if (plain(b, from, to, kinds)) {
      out.append(b, from, to);
      return false;
    }
    Variable variable = whole(b, from, to, kinds);
    if (variable != null) {
      variable.appendTo(out);
      return true;
    }
    return (kinds & Bytes.NO_IDENTIFIER) == 0
        ? writeIdentifier(b, from, to, kinds, out)
        : writeAny(b, from, to, out);
  }

  /**
   * Whether the segment is nothing but short words, which most are: no rule has anything to say
   * about it.
   */
  static boolean plain(byte[] b, int from, int to, int kinds) {
    return (kinds & (Bytes.NO_IDENTIFIER | Bytes.DIGIT)) == 0
        && (to - from < RunShape.MIN_HEX || to - from < RunShape.MIN_TOKEN && !hexRun(b, from, to));
  }

  /** Whether a run of eight hexadecimal letters is possible: it would cover the bytes amidst. */
  private static boolean hexRun(byte[] b, int from, int to) {
    int first = to - RunShape.MIN_HEX;
    int i = from + RunShape.MIN_HEX - 1;
    while (i >= first && (Bytes.kind(b[i]) & Bytes.HEX_LETTER) != 0) {
      i--;
    }
    return i < first;
  }

  /** What the segment as a whole is, when that takes no look at its parts; else null. */
  private static @Nullable Variable whole(byte[] b, int from, int to, int kinds) {
    int n = to - from;
    if (n == RunShape.UUID_LENGTH) {
      return (kinds & NOT_UUID) == 0 && oneCase(kinds) && RunShape.uuidEnd(b, from, to) == to
          ? Variable.UUID
          : null;
    }
    return n <= MAX_SEGMENT && oneCase(kinds) ? RunShape.undoubted(n, kinds) : null;
  }

  private static boolean oneCase(int kinds) {
    return (kinds & Bytes.LETTER) != Bytes.LETTER;
  }

  /** A segment of letters, digits, and {@code _ . -} only. */
  private boolean writeIdentifier(byte[] b, int from, int to, int kinds, TemplateBuffer out) {
    if (to - from > MAX_SEGMENT) {
      Variable.TOKEN.appendTo(out);
      return true;
    }
    if ((kinds & Bytes.DIGIT) != 0) {
      if (version(b, from, to)) {
        out.append(b, from, to);
        return false;
      }
      if (!oneCase(kinds) && wholeToken(b, from, to)) {
        Variable.TOKEN.appendTo(out);
        return true;
      }
    }
    return writeRuns(b, from, to, out);
  }

  private boolean writeAny(byte[] b, int from, int to, TemplateBuffer out) {
    if (bracedUuid(b, from, to)) {
      Variable.UUID.appendTo(out);
      return true;
    }
    if (to - from > MAX_SEGMENT) {
      Variable.TOKEN.appendTo(out);
      return true;
    }
    if (suspect(b, from, to)) {
      Variable.TOKEN.appendTo(out);
      return false;
    }
    if (email(b, from, to) || version(b, from, to)) {
      out.append(b, from, to);
      return false;
    }
    if (wholeToken(b, from, to)) {
      Variable.TOKEN.appendTo(out);
      return true;
    }
    return writeRuns(b, from, to, out);
  }

  private static boolean bracedUuid(byte[] b, int from, int to) {
    return to - from == RunShape.UUID_LENGTH + 2
        && b[from] == '{'
        && b[to - 1] == '}'
        && RunShape.uuidEnd(b, from + 1, to - 1) == to - 1;
  }

  /** Whether the segment holds what no route has; such text is not worth telling apart. */
  private static boolean suspect(byte[] b, int from, int to) {
    boolean high = false;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (Bytes.isJunk(c) || c == '$' && i + 1 < to && b[i + 1] == '{') {
        return true;
      }
      high |= Bytes.isHigh(c);
    }
    return high && !Utf8.wellFormed(b, from, to) || PercentDecoder.firstEscape(b, from, to) >= 0;
  }

  private static boolean email(byte[] b, int from, int to) {
    int at = Bytes.indexOf(b, from, to, '@');
    return at > from && at + 1 < to && Bytes.isWord(b[at - 1]) && Bytes.isWord(b[at + 1]);
  }

  /** {@code v2}, {@code v9.2}, {@code v11_5}, {@code 1.0}: part of the interface, not data. */
  private static boolean version(byte[] b, int from, int to) {
    boolean lettered = (b[from] | 0x20) == 'v';
    int start = lettered ? from + 1 : from;
    int dots = 0;
    int digits = 0;
    for (int i = start; i < to; i++) {
      if (Bytes.isDigit(b[i])) {
        digits++;
      } else if ((b[i] == '.' || b[i] == '_' && lettered) && i > start && i + 1 < to) {
        dots++;
      } else {
        return false;
      }
    }
    return lettered ? digits > 0 && digits <= 6 : dots == 1 && digits <= 3;
  }

  /** Base64 with padding, base64url with its dashes, JSON web tokens. */
  private boolean wholeToken(byte[] b, int from, int to) {
    int n = to - from;
    if (n < MIN_PADDED) {
      return false;
    }
    boolean padded = b[to - 1] == '=';
    if (!padded && n < MIN_WHOLE_TOKEN) {
      return false;
    }
    boolean jwt = Bytes.startsWith(b, from, to, JWT);
    int unpadded = to;
    while (unpadded > to - 2 && b[unpadded - 1] == '=') {
      unpadded--;
    }
    for (int i = from; i < unpadded; i++) {
      byte c = b[i];
      if (!Bytes.isAlnum(c) && c != '-' && c != '_' && c != '+' && !(jwt && c == '.')) {
        return false;
      }
    }
    if (padded) {
      return true;
    }
    shape.scan(b, from, to);
    return shape.allKinds() && shape.random(MIN_WHOLE_TOKEN);
  }

  private boolean writeRuns(byte[] b, int from, int to, TemplateBuffer out) {
    lastVariable = null;
    lastVariableEnd = from;
    boolean any = false;
    int literal = negative(b, from, to) ? from + 1 : from;
    int i = from;
    while (i < to) {
      if (!Bytes.isWord(b[i])) {
        i++;
        continue;
      }
      int end = wordEnd(b, i, to);
      int kinds = Bytes.kinds(b, i, end);
      if ((kinds & Bytes.HIGH) != 0 && (kinds & Bytes.DIGIT) == 0 || plain(b, i, end, kinds)) {
        i = end;
        continue;
      }
      int start = i;
      Variable variable = null;
      Variable undoubted = mayBeDate(b, end, to) ? null : RunShape.undoubted(end - i, kinds);
      int special = undoubted == null && Bytes.isAlnum(b[i]) ? specialEnd(b, i, to) : -1;
      if (undoubted != null) {
        variable = undoubted;
      } else if (special >= 0) {
        variable = RunShape.uuidEnd(b, i, to) >= 0 ? Variable.UUID : Variable.DATE;
        end = special;
      } else {
        shape.scan(b, i, end);
        variable = shape.classify(b, i, end);
        if (variable == null) {
          start = suffixStart(b, i, end);
          variable = start < end ? Variable.ID : null;
          if (shape.code(end - start)) {
            start = i;
            variable = Variable.TOKEN;
          }
        }
      }
      if (variable != null) {
        any = true;
        replace(b, literal, start, end, variable, out);
        literal = end;
      }
      i = end;
    }
    out.append(b, literal, to);
    return any;
  }

  private static boolean negative(byte[] b, int from, int to) {
    return b[from] == '-' && Bytes.allDigits(b, from + 1, to);
  }

  /** Appends what came before the variable, and the variable; lists of one kind become one. */
  private void replace(
      byte[] b, int literal, int start, int end, Variable variable, TemplateBuffer out) {
    boolean list =
        variable == lastVariable
            && start == lastVariableEnd + 1
            && literal == lastVariableEnd
            && listSeparator(b[literal]);
    if (!list) {
      out.append(b, literal, start);
      variable.appendTo(out);
    }
    lastVariable = variable;
    lastVariableEnd = end;
  }

  private static boolean listSeparator(byte b) {
    return switch (b) {
      case ',', '-', '_', '.', ':', '+', '~', '|', ' ' -> true;
      default -> false;
    };
  }

  /** The end of a UUID or a date with separators that starts here, or -1. */
  private static int specialEnd(byte[] b, int from, int to) {
    int uuid = RunShape.uuidEnd(b, from, to);
    return uuid >= 0 || !Bytes.isDigit(b[from]) ? uuid : Dates.separatedEnd(b, from, to);
  }

  /** Whether digits that end here can be the first part of a date. */
  private static boolean mayBeDate(byte[] b, int end, int to) {
    return end < to && (Bytes.kind(b[end]) & (Bytes.DOT | Bytes.JOINER)) != 0;
  }

  private static int wordEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && Bytes.isWord(b[i])) {
      i++;
    }
    return i;
  }

  /** Where the digits of {@code INV00123} start; {@code end} when there are too few. */
  private static int suffixStart(byte[] b, int from, int end) {
    int i = end;
    while (i > from && Bytes.isDigit(b[i - 1])) {
      i--;
    }
    return end - i >= MIN_SUFFIX_DIGITS ? i : end;
  }
}
