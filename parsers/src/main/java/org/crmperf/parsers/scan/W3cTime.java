package org.crmperf.parsers.scan;

/**
 * The date and the time of a W3C log, which are two columns: {@code 2026-11-20} and {@code
 * 08:15:30}, perhaps with a fraction. Not thread-safe: it remembers the last date.
 */
public final class W3cTime {
  private static final int DATE_LENGTH = 10;
  private static final int MINUTES_LENGTH = 5;
  private static final int SECONDS_LENGTH = 8;

  private final LocalClock clock;
  private long dateHead;
  private long dateTail;
  private long daySeconds;

  /** Stamps are read by {@code clock}. */
  public W3cTime(LocalClock clock) {
    this.clock = clock;
  }

  /** Whether the date at [from, to) is one; it is that of the times that follow. */
  public boolean date(byte[] b, int from, int to) {
    if (to - from != DATE_LENGTH) {
      return false;
    }
    long head = ByteScan.longAt(b, from);
    long tail = ByteScan.longAt(b, from + 2);
    return (head == dateHead && tail == dateTail) || newDate(b, from, head, tail);
  }

  private boolean newDate(byte[] b, int from, long head, long tail) {
    long day =
        CivilTime.epochDay(
            CivilTime.digits(b, from, 4),
            CivilTime.digits(b, from + 5, 2),
            CivilTime.digits(b, from + 8, 2));
    if (day == CivilTime.BAD || b[from + 4] != '-' || b[from + 7] != '-') {
      return false;
    }
    dateHead = head;
    dateTail = tail;
    daySeconds = day * 86_400;
    return true;
  }

  /** Microseconds since 1970 UTC of the time at [from, to) of the last date, or a BAD one. */
  public long micros(byte[] b, int from, int to) {
    int length = to - from;
    if (length < MINUTES_LENGTH || b[from + 2] != ':') {
      return Decimal.BAD;
    }
    int hour = CivilTime.digits(b, from, 2);
    int minute = CivilTime.digits(b, from + 3, 2);
    int second = 0;
    long fraction = 0;
    if (length > MINUTES_LENGTH) {
      if (length < SECONDS_LENGTH || b[from + 5] != ':') {
        return Decimal.BAD;
      }
      second = CivilTime.digits(b, from + 6, 2);
      if (length > SECONDS_LENGTH) {
        fraction = Decimal.scaled(b, from + SECONDS_LENGTH, to, CivilTime.SECOND);
        if (fraction == Decimal.BAD || b[from + SECONDS_LENGTH] != '.') {
          return Decimal.BAD;
        }
      }
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return Decimal.BAD;
    }
    long local = daySeconds + hour * 3600L + minute * 60L + second;
    return clock.toUtcSeconds(local) * CivilTime.SECOND + fraction;
  }
}
