package org.crmperf.jobs.text;

import java.util.Locale;

/** Figures of sentences: with '.' decimals and commas between thousands, in every language. */
public final class Figures {
  private static final double MINUTES_AN_HOUR = 60;
  private static final double SECONDS_AN_HOUR = 3600;
  private static final double LONG_MILLIS = 10_000;
  private static final double KILO = 1000;
  private static final double HALF = 0.5;
  private static final String[] SIZES = {"kB", "MB", "GB", "TB"};

  private Figures() {}

  /** With so many digits after the point; {@code NaN} as such. */
  public static String fixed(double value, int decimals) {
    return grouped(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** A count: {@code 12,345}. */
  public static String count(long value) {
    return grouped(Long.toString(value));
  }

  private static String grouped(String number) {
    int point = number.indexOf('.');
    int end = point < 0 ? number.length() : point;
    StringBuilder out = new StringBuilder(number);
    for (int i = end - 3; i > 0 && Character.isDigit(number.charAt(i - 1)); i -= 3) {
      out.insert(i, ',');
    }
    return out.toString();
  }

  /** A share in whole percent, without the sign. */
  public static String percent(double share) {
    return fixed(100 * share, 0);
  }

  /** {@code 07:05}. */
  public static String clock(int hour, int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }

  /**
   * A duration, seconds from where tables of ms get hard to read: {@code 350 ms}, {@code 15.2 s}.
   */
  public static String millis(double millis) {
    return millis >= LONG_MILLIS ? fixed(millis / 1000, 1) + " s" : fixed(millis, 0) + " ms";
  }

  /** Hours of users' time as people say it: {@code 1.5 hours}, {@code 20 minutes}. */
  public static Text time(double hours) {
    if (hours >= 1) {
      return Text.of("figure.hours", fixed(hours, 1));
    }
    if (hours * MINUTES_AN_HOUR >= 1) {
      long minutes = Math.round(hours * MINUTES_AN_HOUR);
      return minutes == 1 ? Text.of("figure.minute") : Text.of("figure.minutes", minutes);
    }
    long seconds = Math.round(hours * SECONDS_AN_HOUR);
    if (seconds <= 1) {
      return Text.of(seconds == 1 ? "figure.second" : "figure.second.less");
    }
    return Text.of("figure.seconds", seconds);
  }

  /** A size as people say it, in the units of the report's tables: {@code 1.5 MB}. */
  public static Text size(double bytes) {
    if (bytes < KILO) {
      return Text.of("figure.bytes", fixed(bytes, 0));
    }
    double scaled = bytes / KILO;
    int unit = 0;
    while (scaled >= KILO - HALF && unit < SIZES.length - 1) {
      scaled /= KILO;
      unit++;
    }
    return Text.verbatim(fixed(scaled, unit == 0 ? 0 : 1) + " " + SIZES[unit]);
  }

  /** A value with its interval: {@code 0.030 (0.020 to 0.050)}. */
  public static Text interval(double value, double low, double high, int decimals) {
    return Text.of(
        "figure.interval", fixed(value, decimals), fixed(low, decimals), fixed(high, decimals));
  }
}
