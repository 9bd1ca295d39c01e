package org.crmperf.parsers.scan;

import java.nio.charset.StandardCharsets;

/**
 * Time stamps written by a strftime pattern: {@code %d %b %Y %m %y %H %M %S %T %F %D %R %z %s %e %p
 * %I %j} and literals. English month names whatever the locale. Weekday names ({@code %a %A}) and
 * zone names ({@code %Z}) are passed over.
 */
public final class PatternTime {
  private static final int NONE = Integer.MIN_VALUE;

  private final byte[] pattern;
  private final LocalClock clock;

  private int at;
  private int year;
  private int month;
  private int day;
  private int dayOfYear;
  private int hour;
  private int minute;
  private int second;
  private int offset;
  private boolean afternoon;
  private boolean twelveHour;
  private long epochSeconds;
  private long fractionMicros;

  /** A pattern that {@link #problem} has nothing against. */
  public PatternTime(String pattern, LocalClock clock) {
    this.pattern = expand(pattern).getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /** What is wrong with a pattern, or the empty string. */
  public static String problem(String pattern) {
    String expanded = expand(pattern);
    for (int i = 0; i < expanded.length(); i++) {
      if (expanded.charAt(i) == '%') {
        i++;
        if (i == expanded.length() || "dbBhYmyHMSzsepIjaAZfLn%t".indexOf(expanded.charAt(i)) < 0) {
          return "%" + (i < expanded.length() ? expanded.substring(i, i + 1) : "");
        }
      }
    }
    return "";
  }

  private static String expand(String pattern) {
    return pattern
        .replace("%T", "%H:%M:%S")
        .replace("%F", "%Y-%m-%d")
        .replace("%D", "%m/%d/%y")
        .replace("%R", "%H:%M")
        .replace("%r", "%I:%M:%S %p")
        .replace("%c", "%a %b %e %H:%M:%S %Y");
  }

  /** Microseconds since 1970 UTC of the stamp that fills [from, to), or {@link Decimal#BAD}. */
  public long parse(byte[] b, int from, int to) {
    long micros = parsePrefix(b, from, to);
    return at == to ? micros : Decimal.BAD;
  }

  /** The end of the stamp that {@link #parsePrefix} read. */
  public int end() {
    return at;
  }

  /** As {@link #parse}, of a stamp that starts at {@code from} and ends where the pattern does. */
  public long parsePrefix(byte[] b, int from, int to) {
    at = from;
    year = month = day = 1;
    hour = minute = second = dayOfYear = 0;
    offset = NONE;
    afternoon = twelveHour = false;
    epochSeconds = Decimal.BAD;
    fractionMicros = 0;
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i] == '%') {
        i++;
        if (!directive(pattern[i], b, to)) {
          return Decimal.BAD;
        }
      } else if (at < to && b[at] == pattern[i]) {
        at++;
      } else {
        return Decimal.BAD;
      }
    }
    return micros();
  }

  private long micros() {
    if (epochSeconds != Decimal.BAD) {
      return epochSeconds * CivilTime.SECOND + fractionMicros;
    }
    int hourOfDay = twelveHour ? hour % 12 + (afternoon ? 12 : 0) : hour;
    long epochDay =
        dayOfYear > 0
            ? CivilTime.epochDay(year, 1, 1) + dayOfYear - 1
            : CivilTime.epochDay(year, month, day);
    if (epochDay == CivilTime.BAD || hourOfDay > 23 || minute > 59 || second > 60) {
      return Decimal.BAD;
    }
    long local = epochDay * 86_400 + hourOfDay * 3600L + minute * 60L + second;
    long utc = offset == NONE ? clock.toUtcSeconds(local) : local - offset;
    return utc * CivilTime.SECOND + fractionMicros;
  }

  private boolean directive(byte directive, byte[] b, int to) {
    switch (directive) {
      case 'Y':
        return (year = number(b, to, 4, 4)) >= 0;
      case 'y':
        year = number(b, to, 2, 2);
        year += year < 0 ? 0 : year < 69 ? 2000 : 1900;
        return year >= 0;
      case 'm':
        return (month = number(b, to, 1, 2)) >= 0;
      case 'b', 'B', 'h':
        return monthName(b, to);
      case 'd', 'e':
        skipSpaces(b, to);
        return (day = number(b, to, 1, 2)) >= 0;
      case 'j':
        return (dayOfYear = number(b, to, 3, 3)) > 0;
      case 'H':
        return (hour = number(b, to, 1, 2)) >= 0;
      case 'I':
        twelveHour = true;
        return (hour = number(b, to, 1, 2)) >= 0;
      case 'M':
        return (minute = number(b, to, 2, 2)) >= 0;
      case 'S':
        return (second = number(b, to, 2, 2)) >= 0;
      case 'L':
        fractionMicros = number(b, to, 3, 3) * 1000L;
        return fractionMicros >= 0;
      case 'f':
        return (fractionMicros = number(b, to, 6, 6)) >= 0;
      case 'p':
        return amPm(b, to);
      case 'z':
        return zone(b, to);
      case 's':
        return epoch(b, to);
      case 'a', 'A', 'Z':
        return word(b, to);
      case 'n', 't':
        skipSpaces(b, to);
        return true;
      default:
        return at < to && b[at++] == '%';
    }
  }

  private int number(byte[] b, int to, int least, int most) {
    int value = 0;
    int start = at;
    while (at < to && at - start < most && b[at] >= '0' && b[at] <= '9') {
      value = value * 10 + b[at++] - '0';
    }
    return at - start < least ? -1 : value;
  }

  private void skipSpaces(byte[] b, int to) {
    while (at < to && (b[at] == ' ' || b[at] == '\t')) {
      at++;
    }
  }

  private boolean word(byte[] b, int to) {
    int start = at;
    while (at < to && Character.isLetter((char) (b[at] & 0xff))) {
      at++;
    }
    return at > start;
  }

  private boolean monthName(byte[] b, int to) {
    if (to - at < 3 || (month = CivilTime.month(b, at)) == 0) {
      return false;
    }
    return word(b, to);
  }

  private boolean amPm(byte[] b, int to) {
    if (to - at < 2 || (b[at + 1] | 0x20) != 'm') {
      return false;
    }
    afternoon = (b[at] | 0x20) == 'p';
    at += 2;
    return true;
  }

  private boolean zone(byte[] b, int to) {
    if (to - at >= 1 && b[at] == 'Z') {
      offset = 0;
      at++;
      return true;
    }
    if (to - at < 5) {
      return false;
    }
    if (b[at + 3] != ':') {
      offset = CivilTime.offset(b, at);
      at += 5;
      return offset != NONE;
    }
    return to - at >= 6 && zoneWithColon(b);
  }

  /** {@code +hh:mm}, as Tomcat's XXX writes it. */
  private boolean zoneWithColon(byte[] b) {
    byte[] plain = {b[at], b[at + 1], b[at + 2], b[at + 4], b[at + 5]};
    offset = CivilTime.offset(plain, 0);
    at += 6;
    return offset != NONE;
  }

  private boolean epoch(byte[] b, int to) {
    int start = at;
    while (at < to && b[at] >= '0' && b[at] <= '9') {
      at++;
    }
    epochSeconds = Decimal.unsigned(b, start, at);
    return epochSeconds != Decimal.BAD;
  }
}
