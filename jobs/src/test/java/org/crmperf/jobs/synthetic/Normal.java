package org.crmperf.jobs.synthetic;

/** Standard normal deviates from a table, so that a draw costs one look-up. */
public final class Normal {
  private static final int SIZE = 1 << 16;
  private static final float[] QUANTILES = quantiles();

  private Normal() {}

  /** A deviate between -4.3 and 4.3. */
  public static double next(SplitMix random) {
    return QUANTILES[(int) (random.next() >>> 48)];
  }

  private static float[] quantiles() {
    float[] table = new float[SIZE];
    for (int i = 0; i < SIZE / 2; i++) {
      float z = (float) lowerTail((i + 0.5) / SIZE);
      table[i] = z;
      table[SIZE - 1 - i] = -z;
    }
    return table;
  }

  /** Abramowitz and Stegun 26.2.23: the quantile of p <= 0.5, within 0.00045. */
  private static double lowerTail(double p) {
    double t = StrictMath.sqrt(-2 * StrictMath.log(p));
    double numerator = 2.515517 + t * (0.802853 + t * 0.010328);
    double denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return numerator / denominator - t;
  }
}
