package org.crmperf.parsers.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * What a run of letters and digits looks like. Reused: {@link #scan} fills the counts.
 *
 * <p>The telling figure for random text is how often the kind of character changes (digit, lower,
 * upper; an upper-case letter before lower-case ones does not count): in camelCase words it is a
 * tenth of the length, in base64 almost half.
 */
final class RunShape {
  /** A shorter run of hexadecimal digits is a word or a number. */
  static final int MIN_HEX = 8;

  /** A shorter run is too short to tell random text from a word. */
  static final int MIN_TOKEN = 16;

  private static final int MIN_CODE_DIGITS = 6;
  private static final int MIN_CHANGES = 4;
  private static final int MIN_DIGIT_CHANGES = 3;
  static final int UUID_LENGTH = 36;

  private int length;
  private int digits;
  private int lowers;
  private int uppers;
  private int hexLetters;
  private int others;
  private int changes;
  private int digitChanges;

  /** Counts the bytes of {@code b[from,to)}; separators count as others. */
  void scan(byte[] b, int from, int to) {
    length = to - from;
    digits = 0;
    lowers = 0;
    uppers = 0;
    hexLetters = 0;
    others = 0;
    changes = 0;
    digitChanges = 0;
    char last = ' ';
    for (int i = from; i < to; i++) {
      char kind = count(b[i]);
      if (kind != last && last != ' ' && kind != ' ' && !(last == 'A' && kind == 'a')) {
        changes++;
        digitChanges += kind == '0' || last == '0' ? 1 : 0;
      }
      last = kind;
    }
  }

  /** What the run scanned last is, or null for a word. It held letters and digits only. */
  @Nullable Variable classify(byte[] b, int from, int to) {
    if (digits == length) {
      return Dates.compact(b, from, to) ? Variable.DATE : Variable.ID;
    }
    if (digits == 0 && length < MIN_HEX || others > 0) {
      return null;
    }
    boolean hex = digits + hexLetters == length;
    if (SalesforceId.matches(b, from, to) && (!hex || b[from] == '0' && b[from + 1] == '0')) {
      return Variable.SFID;
    }
    if (hex && length >= MIN_HEX) {
      return Variable.HEX;
    }
    return random(MIN_TOKEN) ? Variable.TOKEN : null;
  }

  /**
   * What a run of that length and those kinds of bytes is when neither the digits' values nor the
   * letters' order matter; else null: it may be a date, a record id, a word or part of a UUID.
   */
  static @Nullable Variable undoubted(int length, int kinds) {
    if (kinds == Bytes.DIGIT) {
      return Dates.compactLength(length) ? null : Variable.ID;
    }
    boolean hex = (kinds & ~(Bytes.DIGIT | Bytes.LETTER | Bytes.HEX_LETTER)) == 0;
    boolean doubt = length <= MIN_HEX || SalesforceId.ofItsLength(length);
    return hex && !doubt && (kinds & Bytes.DIGIT) != 0 ? Variable.HEX : null;
  }

  /** Whether what was scanned is as mixed as random text of at least that length. */
  boolean random(int minLength) {
    if (length < minLength || changes < Math.max(MIN_CHANGES, length / 5)) {
      return false;
    }
    // long camelCase names change as often, but neither through digits nor with so many capitals
    boolean manyCapitals = uppers * 10 >= length * 3 && lowers * 10 >= length;
    return digitChanges >= MIN_DIGIT_CHANGES || manyCapitals;
  }

  /**
   * Whether a word has so many digits, not all of them in the {@code suffix} digits at its end,
   * that it is a serial number: {@code 12AB345678}.
   */
  boolean code(int suffix) {
    return digits >= MIN_CODE_DIGITS && digits > suffix;
  }

  /** Whether upper case, lower case and digits all occur. */
  boolean allKinds() {
    return uppers >= 2 && lowers >= 2 && digits >= 1;
  }

  /** The end of a UUID that starts at {@code from} and is not part of a longer word, or -1. */
  static int uuidEnd(byte[] b, int from, int to) {
    int end = from + UUID_LENGTH;
    if (end > to || b[from + 8] != '-' || end < to && Bytes.isWord(b[end])) {
      return -1;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? b[from + i] != '-' : Bytes.hex(b[from + i]) < 0) {
        return -1;
      }
    }
    return end;
  }

  private char count(byte c) {
    if (Bytes.isDigit(c)) {
      digits++;
      return '0';
    }
    if (Bytes.isLower(c)) {
      lowers++;
      hexLetters += c <= 'f' ? 1 : 0;
      return 'a';
    }
    if (Bytes.isUpper(c)) {
      uppers++;
      hexLetters += c <= 'F' ? 1 : 0;
      return 'A';
    }
    others++;
    return ' ';
  }
}
