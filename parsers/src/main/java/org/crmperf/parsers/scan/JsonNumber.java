package org.crmperf.parsers.scan;

/** Numbers as JSON writes them, exponents included. */
public final class JsonNumber {
  private static final int MOST_DIGITS = 18;
  private static final int MOST_EXPONENT = 10_000;
  private static final long[] POWERS = new long[MOST_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private JsonNumber() {}

  /**
   * The non-negative number in [from, to) times ten to the {@code power}: with 6, seconds become
   * microseconds, with -3 nanoseconds do. What is less than one is cut off. {@link Decimal#BAD} if
   * it is no such number or too large.
   */
  public static long scaled(byte[] b, int from, int to, int power) {
    long digits = 0;
    int exponent = power;
    int i = from;
    int seen = 0;
    boolean fraction = false;
    for (; i < to; i++) {
      int digit = b[i] - '0';
      if (digit >= 0 && digit <= 9) {
        seen++;
        if (digits < POWERS[MOST_DIGITS - 1]) {
          digits = digits * 10 + digit;
          exponent -= fraction ? 1 : 0;
        } else {
          exponent += fraction ? 0 : 1;
        }
      } else if (b[i] == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (seen == 0) {
      return Decimal.BAD;
    }
    if (i < to) {
      int more = exponent(b, i, to);
      if (more == Integer.MIN_VALUE) {
        return Decimal.BAD;
      }
      exponent += more;
    }
    return times(digits, exponent);
  }

  private static int exponent(byte[] b, int at, int to) {
    int i = at + 1;
    if ((b[at] | 0x20) != 'e' || i == to) {
      return Integer.MIN_VALUE;
    }
    boolean negative = b[i] == '-';
    if (negative || b[i] == '+') {
      i++;
    }
    if (i == to) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; i < to; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = Math.min(MOST_EXPONENT, value * 10 + digit);
    }
    return negative ? -value : value;
  }

  private static long times(long digits, int exponent) {
    if (digits == 0) {
      return 0;
    }
    if (exponent < 0) {
      return -exponent > MOST_DIGITS ? 0 : digits / POWERS[-exponent];
    }
    if (exponent > MOST_DIGITS || digits > Long.MAX_VALUE / POWERS[exponent]) {
      return Decimal.BAD;
    }
    return digits * POWERS[exponent];
  }
}
