package org.crmperf.parsers.scan;

/**
 * ISO 8601 time stamps: {@code 2026-11-20T13:55:36+03:00}, with a space for the T, with a fraction
 * after '.' or ',', with Z, +hhmm, +hh:mm or no offset at all. Not thread-safe.
 */
public final class IsoTime {
  private static final int SECONDS_LENGTH = 19;

  private final LocalClock clock;
  private long minuteHead;
  private long minuteTail;
  private long minuteSeconds;

  /** Stamps without an offset are read by {@code clock}. */
  public IsoTime(LocalClock clock) {
    this.clock = clock;
  }

  /** Microseconds since 1970 UTC of the stamp that fills [from, to), or {@link Decimal#BAD}. */
  public long parse(byte[] b, int from, int to) {
    return parse(b, from, to, (byte) '-');
  }

  /** As {@link #parse(byte[], int, int)}, with another byte between the parts of the date. */
  long parse(byte[] b, int from, int to, byte separator) {
    if (to - from < SECONDS_LENGTH) {
      return Decimal.BAD;
    }
    boolean known =
        ByteScan.longAt(b, from) == minuteHead
            && ByteScan.longAt(b, from + 8) == minuteTail
            && b[from + 4] == separator;
    int second = CivilTime.digits(b, from + 17, 2);
    if ((!known && !newMinute(b, from, separator))
        || b[from + 16] != ':'
        || second < 0
        || second > 60) {
      return Decimal.BAD;
    }
    long local = minuteSeconds + second;
    int at = from + SECONDS_LENGTH;
    long fraction = 0;
    if (at < to && (b[at] == '.' || b[at] == ',')) {
      long unit = CivilTime.SECOND;
      int start = ++at;
      while (at < to && b[at] >= '0' && b[at] <= '9') {
        unit /= 10;
        fraction += (b[at] - '0') * unit;
        at++;
      }
      if (at == start) {
        return Decimal.BAD;
      }
    }
    long utc = at == to ? clock.toUtcSeconds(local) : withOffset(b, at, to, local);
    return utc == Decimal.BAD ? utc : utc * CivilTime.SECOND + fraction;
  }

  /** Reads {@code 2026-11-20T13:55}, which most lines share with the line before. */
  private boolean newMinute(byte[] b, int from, byte separator) {
    minuteHead = 0;
    boolean separators =
        b[from + 4] == separator
            && b[from + 7] == separator
            && (b[from + 10] == 'T' || b[from + 10] == ' ')
            && b[from + 13] == ':';
    int hour = CivilTime.digits(b, from + 11, 2);
    int minute = CivilTime.digits(b, from + 14, 2);
    long epochDay =
        CivilTime.epochDay(
            CivilTime.digits(b, from, 4),
            CivilTime.digits(b, from + 5, 2),
            CivilTime.digits(b, from + 8, 2));
    if (!separators
        || epochDay == CivilTime.BAD
        || hour < 0
        || hour > 23
        || minute < 0
        || minute > 59) {
      return false;
    }
    minuteSeconds = epochDay * 86_400 + hour * 3600L + minute * 60L;
    minuteHead = ByteScan.longAt(b, from);
    minuteTail = ByteScan.longAt(b, from + 8);
    return true;
  }

  private static long withOffset(byte[] b, int from, int to, long local) {
    int at = b[from] == ' ' ? from + 1 : from;
    if (to - at == 1 && b[at] == 'Z') {
      return local;
    }
    int hours = to - at >= 3 ? CivilTime.digits(b, at + 1, 2) : -1;
    int minutes = 0;
    if (to - at == 5) {
      minutes = CivilTime.digits(b, at + 3, 2);
    } else if (to - at == 6 && b[at + 3] == ':') {
      minutes = CivilTime.digits(b, at + 4, 2);
    } else if (to - at != 3) {
      return Decimal.BAD;
    }
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return Decimal.BAD;
    }
    int offset = hours * 3600 + minutes * 60;
    if (b[at] == '+') {
      return local - offset;
    }
    return b[at] == '-' ? local + offset : Decimal.BAD;
  }
}
