package org.crmperf.parsers.endpoint;

/** Salesforce record ids: 15 case-sensitive characters, or 18 with a checksum of the case. */
final class SalesforceId {
  static final int SHORT = 15;
  static final int LONG = 18;
  private static final byte[] CHECKSUM = Bytes.ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345");
  private static final int MIN_DIGITS = 4;

  private SalesforceId() {}

  /** Whether letters and digits {@code b[from,to)} of the right length are a record id. */
  static boolean matches(byte[] b, int from, int to) {
    int n = to - from;
    if (n == LONG) {
      return keyPrefix(b, from) && (checksumHolds(b, from) || plausible(b, from));
    }
    return n == SHORT && keyPrefix(b, from) && digits(b, from, to) >= MIN_DIGITS;
  }

  static boolean ofItsLength(int n) {
    return n == SHORT || n == LONG;
  }

  /** Key prefixes start with a digit; those of custom objects with a lower-case letter, digit. */
  private static boolean keyPrefix(byte[] b, int from) {
    return Bytes.isDigit(b[from]) || Bytes.isLower(b[from]) && Bytes.isDigit(b[from + 1]);
  }

  private static int digits(byte[] b, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += Bytes.isDigit(b[i]) ? 1 : 0;
    }
    return n;
  }

  /** Ids made up for test data have a suffix of the right alphabet but the wrong value. */
  private static boolean plausible(byte[] b, int from) {
    int end = from + SHORT;
    for (int i = end; i < from + LONG; i++) {
      if (!Bytes.isUpper(b[i]) && (b[i] < '0' || b[i] > '5')) {
        return false;
      }
    }
    return digits(b, from, end) >= MIN_DIGITS;
  }

  private static boolean checksumHolds(byte[] b, int from) {
    for (int group = 0; group < 3; group++) {
      int bits = 0;
      for (int i = 0; i < 5; i++) {
        bits |= Bytes.isUpper(b[from + group * 5 + i]) ? 1 << i : 0;
      }
      if (b[from + SHORT + group] != CHECKSUM[bits]) {
        return false;
      }
    }
    return true;
  }
}
