package org.crmperf.jobs.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Writes decimal numbers with '.' and no grouping. {@code String.format} costs microseconds a
 * number, and a report with 2,000 endpoints has a million of them.
 */
public final class Decimals {
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  /** Above this a scaled double is no longer a whole number of units in the last place. */
  private static final double EXACT = 1L << 52;

  private Decimals() {}

  /**
   * With exactly {@code decimals} digits after the point, half up.
   *
   * @param value finite
   * @param decimals from 0 to 6
   */
  public static String fixed(double value, int decimals) {
    return text(value, decimals, false);
  }

  /** As {@link #fixed}, without trailing zeros: 12.5 instead of 12.500, 3 instead of 3.000. */
  public static String trimmed(double value, int decimals) {
    return text(value, decimals, true);
  }

  /** The value that {@link #fixed} writes. */
  public static double rounded(double value, int decimals) {
    double scaled = value * POWERS[decimals];
    return Math.abs(scaled) < EXACT ? (double) Math.round(scaled) / POWERS[decimals] : value;
  }

  private static String text(double value, int decimals, boolean trim) {
    double scaled = Math.abs(value) * POWERS[decimals];
    if (!(scaled < EXACT)) {
      return large(value, decimals, trim);
    }
    long units = Math.round(scaled);
    int digits = decimals;
    if (trim) {
      while (digits > 0 && units % 10 == 0) {
        units /= 10;
        digits--;
      }
    }
    if (digits == 0) {
      return Long.toString(value < 0 ? -units : units);
    }
    StringBuilder out = new StringBuilder(24);
    if (value < 0 && units != 0) {
      out.append('-');
    }
    out.append(units / POWERS[digits]).append('.');
    long fraction = units % POWERS[digits];
    for (int d = digits - 1; d >= 0; d--) {
      out.append((char) ('0' + fraction / POWERS[d] % 10));
    }
    return out.toString();
  }

  private static String large(double value, int decimals, boolean trim) {
    BigDecimal exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    return (trim ? exact.setScale(0, RoundingMode.HALF_UP) : exact).toPlainString();
  }
}
