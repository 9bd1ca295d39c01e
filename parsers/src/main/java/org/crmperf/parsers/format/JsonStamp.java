package org.crmperf.parsers.format;

import java.time.ZoneId;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.JsonNumber;
import org.crmperf.parsers.scan.LocalClock;
import org.crmperf.parsers.scan.PatternTime;

/** Reads the time stamps of one place. */
interface JsonStamp {
  /** Microseconds since 1970 UTC, or {@link Decimal#BAD}. */
  long micros(byte[] b, int from, int to);

  /** The reader of the layout that a mapping names; empty for what shows by itself. */
  static JsonStamp of(String as, JsonClock clock, ZoneId logZone) {
    int power = JsonUnits.epochPower(as);
    if (power != JsonUnits.NONE) {
      return (b, from, to) -> JsonNumber.scaled(b, from, to, power);
    }
    if (as.indexOf('%') >= 0) {
      return new PatternTime(as, new LocalClock(logZone))::parse;
    }
    return switch (as) {
      case "iso" -> clock::iso;
      case "clf" -> clock::clf;
      default -> clock::any;
    };
  }
}
