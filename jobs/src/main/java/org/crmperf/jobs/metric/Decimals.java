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

  /** How near to the middle of two units a scaled value may be so that its scaling decides. */
  private static final double NEAR = 1e-6;

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
    double size = Math.abs(value);
    return size * POWERS[decimals] < EXACT
        ? Math.copySign((double) units(size, decimals) / POWERS[decimals], value)
        : value;
  }

  /**
   * How many units of the last place. 0.04065 times 10000 is less than 406.5, so what is near a tie
   * is decided by the decimal number that the value stands for.
   */
  private static long units(double size, int decimals) {
    double scaled = size * POWERS[decimals];
    double fraction = scaled - Math.floor(scaled);
    return Math.abs(fraction - 0.5) > NEAR + Math.ulp(scaled)
        ? Math.round(scaled)
        : BigDecimal.valueOf(size)
            .movePointRight(decimals)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
  }

  private static String text(double value, int decimals, boolean trim) {
    double scaled = Math.abs(value) * POWERS[decimals];
    if (!(scaled < EXACT)) {
      return large(value, decimals, trim);
    }
    long units = units(Math.abs(value), decimals);
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
