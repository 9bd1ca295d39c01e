package org.crmperf.jobs.advice.stats;

import java.util.Arrays;
import java.util.Comparator;

/** Centres and spreads that a few changed members do not move. */
public final class Spread {
  /** The share of normal deviates within one standard deviation. */
  private static final double ONE_SIGMA = 0.6827;

  private static final int HALVINGS = 40;

  private Spread() {}

  /** The weighted median: half of the weight lies on either side; NaN of nothing. */
  public static double median(double[] values, double[] weights) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double half = Arrays.stream(weights).sum() / 2;
    double seen = 0;
    for (int k = 0; k < order.length; k++) {
      seen += weights[order[k]];
      if (seen > half || k == order.length - 1) {
        return values[order[k]];
      }
      if (seen == half) {
        return (values[order[k]] + values[order[k + 1]]) / 2;
      }
    }
    return Double.NaN;
  }

  /**
   * The variance that residuals have beyond the one they are known to have: the least w for which
   * 68.27 % of r^2 / (v + w) are at most 1, as of standard normal deviates; 0 if they already are.
   * Up to a third of the members may be anything.
   */
  public static double beyond(double[] residuals, double[] variances) {
    if (residuals.length == 0 || within(residuals, variances, 0)) {
      return 0;
    }
    double low = 0;
    double high = 0;
    for (double r : residuals) {
      high = Math.max(high, r * r);
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (within(residuals, variances, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean within(double[] residuals, double[] variances, double more) {
    int inside = 0;
    for (int i = 0; i < residuals.length; i++) {
      if (residuals[i] * residuals[i] <= variances[i] + more) {
        inside++;
      }
    }
    return inside >= ONE_SIGMA * residuals.length;
  }
}
