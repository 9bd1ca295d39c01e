package org.crmperf.parsers.scan;

/**
 * Date arithmetic of the proleptic Gregorian calendar, and month names in English whatever the
 * machine's locale.
 */
final class CivilTime {
  static final long BAD = Long.MIN_VALUE + 1;
  static final long SECOND = 1_000_000L;
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private CivilTime() {}

  /** Days since 1970-01-01, or {@link #BAD} if there is no such day. Month from 1. */
  static long epochDay(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || year < 0) {
      return BAD;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > (month == 2 && leap ? 29 : DAYS[month - 1])) {
      return BAD;
    }
    // days_from_civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
    long y = month <= 2 ? year - 1L : year;
    long era = y / 400;
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
  }

  /** The month of an English three-letter name at {@code at}, from 1; 0 if it is none. */
  static int month(byte[] b, int at) {
    switch ((b[at] | 0x20) << 16 | (b[at + 1] | 0x20) << 8 | (b[at + 2] | 0x20)) {
      case 'j' << 16 | 'a' << 8 | 'n':
        return 1;
      case 'f' << 16 | 'e' << 8 | 'b':
        return 2;
      case 'm' << 16 | 'a' << 8 | 'r':
        return 3;
      case 'a' << 16 | 'p' << 8 | 'r':
        return 4;
      case 'm' << 16 | 'a' << 8 | 'y':
        return 5;
      case 'j' << 16 | 'u' << 8 | 'n':
        return 6;
      case 'j' << 16 | 'u' << 8 | 'l':
        return 7;
      case 'a' << 16 | 'u' << 8 | 'g':
        return 8;
      case 's' << 16 | 'e' << 8 | 'p':
        return 9;
      case 'o' << 16 | 'c' << 8 | 't':
        return 10;
      case 'n' << 16 | 'o' << 8 | 'v':
        return 11;
      case 'd' << 16 | 'e' << 8 | 'c':
        return 12;
      default:
        return 0;
    }
  }

  /** A number of exactly {@code digits} digits at {@code at}, or -1. */
  static int digits(byte[] b, int at, int digits) {
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * The offset in seconds of {@code +hhmm} or {@code -hhmm} at {@code at}; Integer.MIN_VALUE if it
   * is none.
   */
  static int offset(byte[] b, int at) {
    int hours = digits(b, at + 1, 2);
    int minutes = digits(b, at + 3, 2);
    if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    if (b[at] == '+') {
      return seconds;
    }
    return b[at] == '-' ? -seconds : Integer.MIN_VALUE;
  }
}
