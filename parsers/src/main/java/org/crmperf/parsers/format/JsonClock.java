package org.crmperf.parsers.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.crmperf.parsers.scan.ClfTime;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.IsoTime;
import org.crmperf.parsers.scan.JsonNumber;
import org.crmperf.parsers.scan.LocalClock;
import org.crmperf.parsers.scan.PatternTime;

/** Time stamps as JSON logs write them. Not thread-safe. */
final class JsonClock {
  private static final int LONGEST = 64;
  private static final int SECONDS = 6;

  private final IsoTime iso;
  private final ClfTime clf = new ClfTime();
  private final PatternTime clfWithoutZone;
  private final PatternTime http =
      new PatternTime("%a, %d %b %Y %H:%M:%S GMT", new LocalClock(ZoneOffset.UTC));
  private final byte[] dashed = new byte[LONGEST];

  JsonClock(ZoneId logZone) {
    LocalClock clock = new LocalClock(logZone);
    iso = new IsoTime(clock);
    clfWithoutZone = new PatternTime("%d/%b/%Y:%H:%M:%S", clock);
  }

  /**
   * Microseconds since 1970 UTC of a stamp that shows by itself what it is: ISO 8601, {@code
   * 2026/11/20 09:15:30}, {@code 20/Nov/2026:09:15:30 +0100} with or without brackets, an HTTP
   * date, or a number since 1970 in the unit that its size tells. {@link Decimal#BAD} if it is
   * none.
   */
  long any(byte[] b, int from, int to) {
    if (to - from < 8) {
      return Decimal.BAD;
    }
    byte fifth = b[from + 4];
    if (fifth == '-') {
      return iso.parse(b, from, to);
    }
    if (fifth == '/') {
      return slashed(b, from, to);
    }
    if (b[from] == '[' || b[from + 2] == '/') {
      return clf(b, from, to);
    }
    if (b[from + 3] == ',') {
      return http.parse(b, from, to);
    }
    return epoch(b, from, to);
  }

  long iso(byte[] b, int from, int to) {
    return iso.parse(b, from, to);
  }

  /** The common log format's stamp, in brackets or not; without a zone it may have a fraction. */
  long clf(byte[] b, int from, int to) {
    if (from < to && b[from] == '[') {
      return b[to - 1] == ']' ? clf(b, from + 1, to - 1) : Decimal.BAD;
    }
    if (to - from == ClfTime.LENGTH) {
      long micros = clf.parse(b, from, to);
      if (micros != Decimal.BAD) {
        return micros;
      }
    }
    long micros = clfWithoutZone.parsePrefix(b, from, to);
    int end = clfWithoutZone.end();
    if (micros == Decimal.BAD || end == to) {
      return micros;
    }
    long fraction = b[end] == '.' ? JsonNumber.scaled(b, end, to, SECONDS) : Decimal.BAD;
    return fraction == Decimal.BAD ? fraction : micros + fraction;
  }

  private long slashed(byte[] b, int from, int to) {
    if (to - from > LONGEST) {
      return Decimal.BAD;
    }
    System.arraycopy(b, from, dashed, 0, to - from);
    Arrays.fill(dashed, 4, 5, (byte) '-');
    if (dashed[7] == '/') {
      dashed[7] = '-';
    }
    return iso.parse(dashed, 0, to - from);
  }

  /** Seconds up to the year 5138 have at most 11 digits, milliseconds from 1973 on have more. */
  private static long epoch(byte[] b, int from, int to) {
    long seconds = JsonNumber.scaled(b, from, to, 0);
    int power = seconds < 100_000_000_000L ? SECONDS : 3;
    power = seconds < 100_000_000_000_000L ? power : 0;
    power = seconds < 100_000_000_000_000_000L ? power : -3;
    return seconds == Decimal.BAD ? seconds : JsonNumber.scaled(b, from, to, power);
  }
}
