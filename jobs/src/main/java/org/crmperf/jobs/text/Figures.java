package org.crmperf.jobs.text;

import java.util.Locale;

/** Figures of sentences: with '.' decimals and without grouping, in every language. */
public final class Figures {
  private static final double MINUTES_AN_HOUR = 60;
  private static final double SECONDS_AN_HOUR = 3600;

  private Figures() {}

  /** With so many digits after the point; {@code NaN} as such. */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A share in whole percent, without the sign. */
  public static String percent(double share) {
    return fixed(100 * share, 0);
  }

  /** {@code 07:05}. */
  public static String clock(int hour, int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }

  /** A duration as people say it: {@code 350 ms}, {@code 1.5 s}. */
  public static String millis(double millis) {
    return millis >= 1000 ? fixed(millis / 1000, 1) + " s" : fixed(millis, 0) + " ms";
  }

  /** Hours of users' time as people say it: {@code 1.5 hours}, {@code 20 minutes}. */
  public static Text time(double hours) {
    if (hours >= 1) {
      return Text.of("figure.hours", fixed(hours, 1));
    }
    return hours * MINUTES_AN_HOUR >= 1
        ? Text.of("figure.minutes", fixed(hours * MINUTES_AN_HOUR, 0))
        : Text.of("figure.seconds", fixed(hours * SECONDS_AN_HOUR, 0));
  }

  /** A size as people say it: {@code 1.5 MiB}, {@code 300 bytes}. */
  public static Text size(double bytes) {
    if (bytes >= 1 << 20) {
      return Text.verbatim(fixed(bytes / (1 << 20), 1) + " MiB");
    }
    return bytes >= 1024
        ? Text.verbatim(fixed(bytes / 1024, 0) + " KiB")
        : Text.of("figure.bytes", fixed(bytes, 0));
  }

  /** A value with its interval: {@code 0.030 (0.020 to 0.050)}. */
  public static Text interval(double value, double low, double high, int decimals) {
    return Text.of(
        "figure.interval", fixed(value, decimals), fixed(low, decimals), fixed(high, decimals));
  }
}
