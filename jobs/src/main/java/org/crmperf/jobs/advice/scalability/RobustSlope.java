package org.crmperf.jobs.advice.scalability;

import java.util.Arrays;

/**
 * The Theil-Sen slope: the median of the slopes of all pairs of points, with Sen's interval and
 * Kendall's test. Neighbouring slots are alike, so the variance of Kendall's S is raised by the
 * first-order autocorrelation of what is left. Source: P. K. Sen, JASA 63 (1968); K. H. Hamed, A.
 * R. Rao, Journal of Hydrology 204 (1998), for the correction.
 *
 * @param pValue two-sided
 */
record RobustSlope(Interval slope, double pValue) {
  private static final double Z95 = 1.959964;

  /** Of at least three points in the order of time. */
  static RobustSlope of(double[] x, double[] y) {
    int n = x.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    long s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double dx = x[j] - x[i];
        if (dx != 0) {
          double slope = (y[j] - y[i]) / dx;
          slopes[count++] = slope;
          s += (long) Math.signum(slope);
        }
      }
    }
    if (count == 0) {
      return new RobustSlope(new Interval(0, 0, 0), 1);
    }
    Arrays.sort(slopes, 0, count);
    double slope = at(slopes, count, 0.5 * (count - 1));
    double variance = n * (n - 1.0) * (2.0 * n + 5) / 18 * inflation(x, y, slope);
    double z = Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance);
    double half = Z95 * Math.sqrt(variance) / 2;
    return new RobustSlope(
        new Interval(
            slope,
            at(slopes, count, 0.5 * (count - 1) - half),
            at(slopes, count, 0.5 * (count - 1) + half)),
        2 * NormalTail.above(z));
  }

  private static double at(double[] sorted, int count, double rank) {
    double within = Math.max(0, Math.min(count - 1, rank));
    int below = (int) within;
    int above = Math.min(count - 1, below + 1);
    return sorted[below] + (within - below) * (sorted[above] - sorted[below]);
  }

  private static double inflation(double[] x, double[] y, double slope) {
    int n = x.length;
    double[] left = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      left[i] = y[i] - slope * x[i];
      mean += left[i] / n;
    }
    double lag = 0;
    double all = 0;
    for (int i = 0; i < n; i++) {
      all += (left[i] - mean) * (left[i] - mean);
      lag += i == 0 ? 0 : (left[i] - mean) * (left[i - 1] - mean);
    }
    double r = all == 0 ? 0 : Math.max(0, Math.min(0.9, lag / all));
    return (1 + r) / (1 - r);
  }
}
