package org.crmperf.jobs.advice.stats;

/**
 * Tail probabilities, by the regularized incomplete beta function (Lentz's continued fraction,
 * Numerical Recipes 6.4; the logarithm of gamma by Lanczos).
 */
public final class Distributions {
  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };
  private static final int MOST_TERMS = 5000;
  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-13;

  private Distributions() {}

  /** P(T &gt; t) of Student's t with {@code freedom} degrees, which need not be whole. */
  public static double studentAbove(double t, double freedom) {
    double tail = 0.5 * beta(freedom / (freedom + t * t), freedom / 2, 0.5);
    return t >= 0 ? tail : 1 - tail;
  }

  /**
   * P(X &gt;= k) of a binomial variable of {@code n} trials; {@code n} and {@code k} need not be
   * whole, which is how counts that are known to clump are discounted.
   */
  public static double binomialAtLeast(double k, double n, double probability) {
    if (k <= 0) {
      return 1;
    }
    return k > n ? 0 : beta(probability, k, n - k + 1);
  }

  /** The regularized incomplete beta function I_x(a, b). */
  public static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** The natural logarithm of gamma for positive {@code x}. */
  static double logGamma(double x) {
    if (x < 0.5) {
      return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double z = x - 1;
    double sum = 0.9999999999998099;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z + i + 1);
    }
    double t = z + LANCZOS.length - 0.5;
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
