package org.crmperf.parsers.scan;

/**
 * The time stamp of the common log format, {@code 10/Oct/2000:13:55:36 -0700}: always 26 bytes. Not
 * thread-safe: it remembers the last minute seen, since neighbouring lines share it.
 */
public final class ClfTime {
  /** Bytes of a time stamp. */
  public static final int LENGTH = 26;

  private long minuteHead;
  private long minuteMiddle;
  private long minuteTail;
  private int zoneHead;
  private int zoneTail;
  private long minuteMicros = CivilTime.BAD;

  /** Microseconds since 1970 UTC of the stamp at {@code at}, or {@link Decimal#BAD}. */
  public long parse(byte[] b, int at, int to) {
    if (to - at < LENGTH) {
      return CivilTime.BAD;
    }
    boolean sameMinute =
        ByteScan.longAt(b, at) == minuteHead
            && ByteScan.longAt(b, at + 8) == minuteMiddle
            && (ByteScan.longAt(b, at + 10) & 0x00ff_ffff_ffff_ffffL) == minuteTail
            && ByteScan.intAt(b, at + 20) == zoneHead
            && ByteScan.intAt(b, at + 22) == zoneTail;
    if (!sameMinute && !newMinute(b, at)) {
      return CivilTime.BAD;
    }
    int tens = b[at + 18] - '0';
    int ones = b[at + 19] - '0';
    if (b[at + 17] != ':'
        || tens < 0
        || tens > 6
        || ones < 0
        || ones > 9
        || tens * 10 + ones > 60) {
      return CivilTime.BAD;
    }
    return minuteMicros + (tens * 10 + ones) * CivilTime.SECOND;
  }

  private boolean newMinute(byte[] b, int at) {
    minuteHead = 0;
    int day = CivilTime.digits(b, at, 2);
    int month = CivilTime.month(b, at + 3);
    int year = CivilTime.digits(b, at + 7, 4);
    int hour = CivilTime.digits(b, at + 12, 2);
    int minute = CivilTime.digits(b, at + 15, 2);
    int offset = CivilTime.offset(b, at + 21);
    boolean separators =
        b[at + 2] == '/'
            && b[at + 6] == '/'
            && b[at + 11] == ':'
            && b[at + 14] == ':'
            && b[at + 20] == ' ';
    if (!separators
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || offset == Integer.MIN_VALUE) {
      return false;
    }
    long epochDay = CivilTime.epochDay(year, month, day);
    if (epochDay == CivilTime.BAD) {
      return false;
    }
    minuteMicros = (epochDay * 86_400 + hour * 3600L + minute * 60L - offset) * CivilTime.SECOND;
    minuteHead = ByteScan.longAt(b, at);
    minuteMiddle = ByteScan.longAt(b, at + 8);
    minuteTail = ByteScan.longAt(b, at + 10) & 0x00ff_ffff_ffff_ffffL;
    zoneHead = ByteScan.intAt(b, at + 20);
    zoneTail = ByteScan.intAt(b, at + 22);
    return true;
  }
}
