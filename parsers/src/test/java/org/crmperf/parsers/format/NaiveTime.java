package org.crmperf.parsers.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time stamps through java.time: whole stamps, and stamps that a format spreads over fields. */
final class NaiveTime {
  private static final DateTimeFormatter CLF =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Map<Character, String> STRFTIME =
      Map.ofEntries(
          Map.entry('d', "dd"),
          Map.entry('e', "ppd"),
          Map.entry('m', "MM"),
          Map.entry('b', "MMM"),
          Map.entry('h', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('Y', "uuuu"),
          Map.entry('y', "uu"),
          Map.entry('j', "DDD"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('p', "a"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('R', "HH:mm"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('D', "MM/dd/uu"),
          Map.entry('z', "xx"));

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder pattern = new StringBuilder();
  private long epochMicros = Long.MIN_VALUE;
  private long fractionMicros;
  private boolean fine;

  void clf(String value) {
    coarse(OffsetDateTime.parse(value, CLF).toInstant());
  }

  void iso(String value) {
    coarse(OffsetDateTime.parse(value).toInstant());
  }

  /** A stamp of whole seconds does not replace a finer one. */
  private void coarse(Instant instant) {
    if (!fine) {
      epochMicros = micros(instant);
    }
  }

  /** Epoch seconds with milliseconds, as nginx writes $msec. */
  void epochSeconds(String value) {
    epochMicros = new java.math.BigDecimal(value).movePointRight(6).longValueExact();
    fine = true;
  }

  /**
   * One {@code %{argument}t}: strftime in Apache, SimpleDateFormat in Tomcat. A prefix begin: or
   * end: says which end of the request is meant.
   */
  void apache(String argument, String value) {
    String what = argument.replaceFirst("^(begin|end):", "");
    switch (what) {
      case "" -> clf(value.replaceAll("^\\[|\\]$", ""));
      case "sec" -> epochMicros = Long.parseLong(value) * 1_000_000;
      case "msec" -> epochMicros = Long.parseLong(value) * 1_000;
      case "usec" -> epochMicros = Long.parseLong(value);
      case "msec_frac" -> fractionMicros += Long.parseLong(value) * 1_000;
      case "usec_frac" -> fractionMicros += Long.parseLong(value);
      default -> {
        text.append(value).append('|');
        pattern.append(javaPattern(what)).append("'|'");
      }
    }
  }

  /** Apache's argument holds percent signs, Tomcat's is a pattern of Java's already. */
  static String javaPattern(String strftime) {
    if (strftime.equals("%s")) {
      return "%s";
    } else if (!strftime.contains("%")) {
      return strftime.replace('y', 'u');
    }
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < strftime.length(); i++) {
      char c = strftime.charAt(i);
      if (c != '%') {
        // two quoted literals side by side would be read as a quote
        java.append(Character.isLetter(c) ? "'" + c + "'" : c == '\'' ? "''" : String.valueOf(c));
      } else {
        java.append(STRFTIME.getOrDefault(strftime.charAt(++i), "?"));
      }
    }
    return java.toString();
  }

  /** Microseconds since 1970, or null when the fields make no time. */
  @Nullable Long micros() {
    try {
      if (pattern.length() > 0) {
        epochMicros =
            pattern.toString().equals("%s'|'")
                ? Long.parseLong(text.substring(0, text.length() - 1)) * 1_000_000
                : fromPattern();
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
    return epochMicros == Long.MIN_VALUE ? null : epochMicros + fractionMicros;
  }

  private long fromPattern() {
    TemporalAccessor parsed =
        DateTimeFormatter.ofPattern(pattern.toString(), Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT)
            .parse(text);
    LocalDateTime local = LocalDateTime.from(parsed);
    ZoneOffset offset =
        parsed.isSupported(ChronoField.OFFSET_SECONDS) ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
    return micros(local.toInstant(offset));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
