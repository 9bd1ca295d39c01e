package org.crmperf.jobs.advice.cause;

import java.util.Arrays;
import org.crmperf.jobs.advice.series.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * How much longer than usual requests took, by load. Minutes are sorted by load and cut into
 * groups; of each group the medians count.
 *
 * @param load medians of the groups, ascending
 * @param stretch medians of the response time over that of the idle half
 * @param correlation Spearman's, of all minutes
 * @param limit where throughput ends, if it does: the load from which response time grows in
 *     proportion to the requests in progress; NaN if it does not. For curves by requests in
 *     progress
 * @param bend the load from which it grows, NaN if a smooth curve fits as well
 */
record LoadCurve(
    double[] load, double[] stretch, double correlation, int minutes, double bend, double limit) {
  private static final int LEAST_MINUTES = 60;
  private static final double[] CUTS = {
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 0.975, 1
  };

  /** Finer where it is busiest: a limit may be met for half an hour of a day only. */
  private static final double[] FINE = {
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.85, 0.92, 0.95, 0.965, 0.98, 0.99, 1
  };

  private static final double BETTER = 0.5;
  private static final double GROWN = 1.5;
  private static final double LEAST_GROWTH = 4;
  private static final double IN_PROPORTION = 0.85;

  /** The curve of these minutes, or null if there are too few, or load hardly varies. */
  static @Nullable LoadCurve of(double[] load, double[] stretch) {
    int n = load.length;
    if (n < LEAST_MINUTES) {
      return null;
    }
    Ranking order = Ranking.of(load);
    double[] x = medians(load, order, CUTS);
    double[] y = overIdle(medians(stretch, order, CUTS));
    double limit = limit(x, y);
    if (Double.isNaN(limit)) {
      limit = limit(medians(load, order, FINE), overIdle(medians(stretch, order, FINE)));
    }
    return new LoadCurve(x, y, spearman(load, stretch), n, bend(x, y), limit);
  }

  private static double[] medians(double[] of, Ranking order, double[] cuts) {
    int n = of.length;
    double[] medians = new double[cuts.length - 1];
    for (int g = 0; g < medians.length; g++) {
      int from = (int) Math.floor(cuts[g] * n);
      int to = Math.max(from + 1, (int) Math.floor(cuts[g + 1] * n));
      medians[g] = median(of, order, from, Math.min(n, to));
    }
    return medians;
  }

  private static double[] overIdle(double[] stretch) {
    double idle = Arrays.stream(stretch, 0, 5).average().orElse(1);
    return Arrays.stream(stretch).map(s -> s / idle).toArray();
  }

  /** Response time in the busiest minutes over that in the idle half. */
  double rise() {
    return (stretch[stretch.length - 1] + stretch[stretch.length - 2]) / 2;
  }

  private static double limit(double[] load, double[] stretch) {
    int from = 0;
    while (from < load.length && stretch[from] < GROWN) {
      from++;
    }
    int last = load.length - 1;
    if (from == 0 || from >= last - 1 || stretch[last] < LEAST_GROWTH) {
      return Double.NaN;
    }
    double slope = Math.log(stretch[last] / stretch[from]) / Math.log(load[last] / load[from]);
    return slope >= IN_PROPORTION ? load[from - 1] : Double.NaN;
  }

  /** The load of the busiest minutes. */
  double busiest() {
    return load[load.length - 1];
  }

  private static double median(double[] of, Ranking order, int from, int to) {
    double[] values = new double[to - from];
    for (int i = from; i < to; i++) {
      values[i - from] = of[order.at(i)];
    }
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Where a broken line bends, if that fits with half of the squares of any smooth curve's. */
  private static double bend(double[] x, double[] y) {
    double top = x[x.length - 1];
    double smooth = Double.POSITIVE_INFINITY;
    for (double power : new double[] {1, 1.5, 2, 3}) {
      double[] basis = Arrays.stream(x).map(v -> Math.pow(v / top, power)).toArray();
      smooth = Math.min(smooth, residual(basis, y));
    }
    for (double full = 1.05; full < 6; full *= 1.15) {
      double capacity = full * top;
      double[] basis = Arrays.stream(x).map(v -> 1 / (1 - v / capacity)).toArray();
      smooth = Math.min(smooth, residual(basis, y));
    }
    double best = Double.POSITIVE_INFINITY;
    double at = Double.NaN;
    for (int g = 3; g < x.length - 2; g++) {
      double knee = (x[g] + x[g + 1]) / 2;
      double[] basis = Arrays.stream(x).map(v -> Math.max(0, v - knee)).toArray();
      double squares = residual(basis, y);
      if (squares < best) {
        best = squares;
        at = knee;
      }
    }
    return best < BETTER * smooth ? at : Double.NaN;
  }

  /** The squares left by the best a + b times the basis. */
  private static double residual(double[] basis, double[] y) {
    double n = y.length;
    double mx = Arrays.stream(basis).average().orElse(0);
    double my = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      xx += (basis[i] - mx) * (basis[i] - mx);
      xy += (basis[i] - mx) * (y[i] - my);
      yy += (y[i] - my) * (y[i] - my);
    }
    return xx == 0 || xy <= 0 ? yy : yy - xy * xy / xx;
  }

  static double spearman(double[] a, double[] b) {
    double[] ra = Ranking.of(a).ranks();
    double[] rb = Ranking.of(b).ranks();
    double mean = (a.length - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (ra[i] - mean) * (rb[i] - mean);
      aa += (ra[i] - mean) * (ra[i] - mean);
      bb += (rb[i] - mean) * (rb[i] - mean);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
