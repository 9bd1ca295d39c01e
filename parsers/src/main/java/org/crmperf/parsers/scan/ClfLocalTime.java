package org.crmperf.parsers.scan;

/**
 * {@code 06/Feb/2009:12:14:14.655}: the date of the common log format without an offset and with a
 * fraction, as HAProxy writes it. Not thread-safe: it remembers the last minute, which most lines
 * share with the line before.
 */
public final class ClfLocalTime {
  private static final int SECONDS_LENGTH = 20;

  private final LocalClock clock;
  private long minuteHead;
  private long minuteMiddle;
  private byte minuteLast;
  private long minuteSeconds;

  /** Stamps are read by {@code clock}. */
  public ClfLocalTime(LocalClock clock) {
    this.clock = clock;
  }

  /** Microseconds since 1970 UTC of the stamp that fills [from, to), or {@link Decimal#BAD}. */
  public long parse(byte[] b, int from, int to) {
    if (to - from < SECONDS_LENGTH) {
      return Decimal.BAD;
    }
    boolean known =
        ByteScan.longAt(b, from) == minuteHead
            && ByteScan.longAt(b, from + 8) == minuteMiddle
            && b[from + 16] == minuteLast;
    if (!known && !newMinute(b, from)) {
      return Decimal.BAD;
    }
    int second = CivilTime.digits(b, from + 18, 2);
    if (b[from + 17] != ':' || second < 0 || second > 60) {
      return Decimal.BAD;
    }
    long micros = (minuteSeconds + second) * CivilTime.SECOND;
    return to - from == SECONDS_LENGTH ? micros : fraction(b, from + SECONDS_LENGTH, to, micros);
  }

  private static long fraction(byte[] b, int from, int to, long whole) {
    if (b[from] != '.' || to - from < 2) {
      return Decimal.BAD;
    }
    long unit = CivilTime.SECOND;
    long micros = whole;
    for (int i = from + 1; i < to; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return Decimal.BAD;
      }
      unit /= 10;
      micros += digit * unit;
    }
    return micros;
  }

  private boolean newMinute(byte[] b, int at) {
    minuteHead = 0;
    int hour = CivilTime.digits(b, at + 12, 2);
    int minute = CivilTime.digits(b, at + 15, 2);
    boolean separators =
        b[at + 2] == '/' && b[at + 6] == '/' && b[at + 11] == ':' && b[at + 14] == ':';
    long epochDay =
        CivilTime.epochDay(
            CivilTime.digits(b, at + 7, 4), CivilTime.month(b, at + 3), CivilTime.digits(b, at, 2));
    if (!separators
        || epochDay == CivilTime.BAD
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59) {
      return false;
    }
    minuteSeconds = clock.toUtcSeconds(epochDay * 86_400 + hour * 3600L + minute * 60L);
    minuteHead = ByteScan.longAt(b, at);
    minuteMiddle = ByteScan.longAt(b, at + 8);
    minuteLast = b[at + 16];
    return true;
  }
}
