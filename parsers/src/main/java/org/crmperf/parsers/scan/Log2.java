package org.crmperf.parsers.scan;

/** Whole binary logarithms. */
public final class Log2 {
  private static final long EXACT_AS_DOUBLE = 1L << 53;
  private static final int MANTISSA_BITS = 52;
  private static final int EXPONENT_OF_ONE = 1023;

  private Log2() {}

  /**
   * The largest n with 2 to the nth at most {@code value}. From the exponent of a double where that
   * is exact, for a client compiler makes a call of {@code numberOfLeadingZeros}.
   *
   * @param value positive
   */
  public static int floor(long value) {
    if (value >= EXACT_AS_DOUBLE) {
      return Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    }
    return (int) (Double.doubleToRawLongBits((double) value) >>> MANTISSA_BITS) - EXPONENT_OF_ONE;
  }
}
