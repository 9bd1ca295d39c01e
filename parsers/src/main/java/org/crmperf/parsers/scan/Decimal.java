package org.crmperf.parsers.scan;

import org.crmperf.parsers.schema.RequestBatch;

/** Numbers as logs write them. {@link #BAD} stands for what is no number. */
public final class Decimal {
  /** Not a number, or too large. */
  public static final long BAD = Long.MIN_VALUE + 1;

  private static final int MOST_DIGITS = 18;

  /**
   * Bits of the longest duration in microseconds: over a year, and a quarter of a million sum up.
   */
  private static final int DURATION_BITS = 45;

  /** Bits of the largest size in bytes: a pebibyte. */
  private static final int SIZE_BITS = 50;

  private static final long MILLION = 1_000_000;

  /** A millionth part of each decimal place. */
  private static final int[] MILLIONTHS = {100_000, 10_000, 1_000, 100, 10, 1};

  private Decimal() {}

  /** Whether a request can have taken so many microseconds; {@link #BAD} it cannot. */
  public static boolean isDuration(long micros) {
    return micros >>> DURATION_BITS == 0;
  }

  /**
   * The sum of a duration and of those before it.
   *
   * @param sum {@link RequestBatch#NULL} if there were none
   * @param micros the next, or {@link #BAD}
   * @return {@link #BAD} if the next is, or if no request can have taken so long
   */
  public static long plusDuration(long sum, long micros) {
    long all = sum == RequestBatch.NULL || micros == BAD ? micros : sum + micros;
    return isDuration(all) ? all : BAD;
  }

  /** Whether a response can have so many bytes; {@link #BAD} it cannot. */
  public static boolean isSize(long bytes) {
    return bytes >>> SIZE_BITS == 0;
  }

  /** The unsigned integer in [from, to), or {@link #BAD}. */
  public static long unsigned(byte[] b, int from, int to) {
    if (from >= to || to - from > MOST_DIGITS) {
      return BAD;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /**
   * A non-negative decimal such as {@code 12.345} in [from, to), times {@code scale}: with scale
   * 1,000,000 seconds become microseconds. Digits beyond the scale are cut off. {@link #BAD} if it
   * is no such number.
   */
  public static long scaled(byte[] b, int from, int to, long scale) {
    long whole = 0;
    int i = from;
    int digit;
    while (i < to && (digit = b[i] - '0') >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      i++;
    }
    int wholeDigits = i - from;
    if (wholeDigits > 12 && (wholeDigits > MOST_DIGITS || whole >= Long.MAX_VALUE / scale)) {
      return BAD;
    }
    long result = whole * scale;
    if (i == to) {
      return wholeDigits == 0 ? BAD : result;
    }
    if (b[i] != '.' || (wholeDigits == 0 && i + 1 == to)) {
      return BAD;
    }
    long fraction = scale == MILLION ? millionths(b, i + 1, to) : fraction(b, i + 1, to, scale);
    return fraction == BAD ? BAD : result + fraction;
  }

  private static long fraction(byte[] b, int from, int to, long scale) {
    long result = 0;
    long unit = scale;
    for (int i = from; i < to; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      unit /= 10;
      result += digit * unit;
    }
    return result;
  }

  /** As {@link #fraction}, of seconds, which most logs write: without a division a digit. */
  private static long millionths(byte[] b, int from, int to) {
    int result = 0;
    for (int i = from; i < to; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      int place = i - from;
      result += place < MILLIONTHS.length ? digit * MILLIONTHS[place] : 0;
    }
    return result;
  }
}
