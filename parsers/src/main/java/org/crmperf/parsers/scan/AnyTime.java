package org.crmperf.parsers.scan;

import java.time.ZoneId;

/**
 * A time stamp whose format nobody wrote down: the common log format, with or without brackets, ISO
 * 8601, its relatives with slashes or dots in the date, and numbers of seconds, milliseconds,
 * microseconds or nanoseconds since 1970, told apart by their digits. A date of two digits first is
 * month/day with slashes, as JMeter writes it, and day.month with dots. Not thread-safe.
 */
public final class AnyTime {
  private static final int FEWEST_DIGITS = 9;
  private static final int COMPACT_DIGITS = 14;

  private final ClfTime clf = new ClfTime();
  private final IsoTime iso;
  private final PatternTime localClf;
  private final PatternTime[] rare;

  /** Stamps without an offset are in {@code logZone}. */
  public AnyTime(ZoneId logZone) {
    LocalClock clock = new LocalClock(logZone);
    iso = new IsoTime(clock);
    localClf = new PatternTime("%d/%b/%Y:%T", clock);
    rare =
        new PatternTime[] {
          new PatternTime("%m/%d/%Y %T.%L", clock),
          new PatternTime("%m/%d/%Y %T", clock),
          new PatternTime("%m/%d/%y %T.%L", clock),
          new PatternTime("%m/%d/%y %T", clock),
          new PatternTime("%d.%m.%Y %T.%L", clock),
          new PatternTime("%d.%m.%Y %T", clock),
          new PatternTime("%Y%m%dT%H%M%S%z", clock),
          new PatternTime("%d %b %Y %T.%L", clock),
          new PatternTime("%d %b %Y %T %z", clock),
          new PatternTime("%d %b %Y %T", clock),
          new PatternTime("%a %b %e %T %Y", clock),
          new PatternTime("%a, %d %b %Y %T %Z", clock)
        };
  }

  /** Microseconds since 1970 UTC of the stamp that fills [from, to), or {@link Decimal#BAD}. */
  public long parse(byte[] b, int from, int to) {
    if (to - from < FEWEST_DIGITS) {
      return Decimal.BAD;
    }
    if (b[from] == '[' && b[to - 1] == ']') {
      return parse(b, from + 1, to - 1);
    }
    int digitsEnd = digitsEnd(b, from, to);
    if (digitsEnd == to || digitsEnd - from >= FEWEST_DIGITS) {
      return number(b, from, digitsEnd, to);
    }
    if (digitsEnd - from == 4) {
      return b[digitsEnd] == '-' || b[digitsEnd] == '/'
          ? iso.parse(b, from, to, b[digitsEnd])
          : Decimal.BAD;
    }
    if (digitsEnd - from == 2 && b[digitsEnd] == '/' && b[from + 3] > '9') {
      return to - from == ClfTime.LENGTH ? clf.parse(b, from, to) : localClf.parse(b, from, to);
    }
    return rare(b, from, to);
  }

  private static int digitsEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }

  private long rare(byte[] b, int from, int to) {
    for (PatternTime pattern : rare) {
      long micros = pattern.parse(b, from, to);
      if (micros != Decimal.BAD) {
        return micros;
      }
    }
    return Decimal.BAD;
  }

  private static long number(byte[] b, int from, int wholeEnd, int to) {
    int digits = wholeEnd - from;
    if (digits == COMPACT_DIGITS && (b[from] == '1' || b[from] == '2')) {
      return compact(b, from, wholeEnd, to);
    }
    if (digits <= 11) {
      return Decimal.scaled(b, from, to, CivilTime.SECOND);
    }
    if (digits <= 14) {
      return Decimal.scaled(b, from, to, 1000);
    }
    if (digits <= 17) {
      return Decimal.scaled(b, from, to, 1);
    }
    long whole = Decimal.unsigned(b, from, wholeEnd - 3);
    return wholeEnd == to && digits <= 20 ? whole : Decimal.BAD;
  }

  /** {@code 20261120081530.417}, always UTC. */
  private static long compact(byte[] b, int from, int wholeEnd, int to) {
    long epochDay =
        CivilTime.epochDay(
            CivilTime.digits(b, from, 4),
            CivilTime.digits(b, from + 4, 2),
            CivilTime.digits(b, from + 6, 2));
    int hour = CivilTime.digits(b, from + 8, 2);
    int minute = CivilTime.digits(b, from + 10, 2);
    int second = CivilTime.digits(b, from + 12, 2);
    long fraction = wholeEnd == to ? 0 : Decimal.scaled(b, wholeEnd, to, CivilTime.SECOND);
    if (epochDay == CivilTime.BAD
        || hour > 23
        || minute > 59
        || second > 60
        || fraction == Decimal.BAD) {
      return Decimal.BAD;
    }
    return (epochDay * 86_400 + hour * 3600L + minute * 60L + second) * CivilTime.SECOND + fraction;
  }
}
