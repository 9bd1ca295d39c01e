package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.crmperf.jobs.advice.scalability.Usl.Arrivals;
import org.crmperf.jobs.advice.scalability.Usl.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of the law's parameters: half-hours are drawn with replacement, because minutes next to
 * each other are not independent, and grouped and fitted anew. Whether users wait for their answers
 * or arrive at random cannot be seen in minutes, and makes a difference of about sigma in the
 * parameters: the interval spans both. Quantiles of draws are too narrow for few half-hours; they
 * are stretched as Student's distribution is wider than the normal one, with as many degrees of
 * freedom as half-hours less parameters. Draws are seeded, so that a report made twice is the same.
 */
final class UslBootstrap {
  private static final int DRAWS = 100;
  private static final double TAIL = 0.025;
  private static final double NORMAL = 1.959964;
  private static final int PARAMETERS = 3;
  private static final long SEED = 20_261_122;

  private UslBootstrap() {}

  /** The fit of all minutes with its intervals, or null if it does not converge. */
  static @Nullable UslFit of(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    List<LoadPoint> points = LoadGroups.of(minutes, by);
    Parameters fitted = Usl.fit(Arrivals.CLOSED, points);
    Parameters open = Usl.fit(Arrivals.OPEN, points);
    if (fitted == null || open == null) {
      return null;
    }
    ResampledGroups resampled = new ResampledGroups(minutes, by);
    int[] drawn = new int[resampled.blocks()];
    Random random = new Random(SEED);
    List<Parameters> closedDraws = new ArrayList<>();
    List<Parameters> openDraws = new ArrayList<>();
    for (int d = 0; d < DRAWS; d++) {
      for (int b = 0; b < drawn.length; b++) {
        drawn[b] = random.nextInt(drawn.length);
      }
      List<LoadPoint> groups = resampled.of(drawn);
      add(Usl.fit(Arrivals.CLOSED, groups), closedDraws);
      add(Usl.fit(Arrivals.OPEN, groups), openDraws);
    }
    if (Math.min(closedDraws.size(), openDraws.size()) < DRAWS / 2) {
      return null;
    }
    double stretch = stretch(drawn.length);
    return new UslFit(
        interval(Parameters::lambda, fitted, open, closedDraws, openDraws, stretch),
        interval(Parameters::sigma, fitted, open, closedDraws, openDraws, stretch),
        interval(Parameters::kappa, fitted, open, closedDraws, openDraws, stretch),
        rSquared(fitted, points));
  }

  private static void add(@Nullable Parameters fitted, List<Parameters> draws) {
    if (fitted != null) {
      draws.add(fitted);
    }
  }

  private static double stretch(int blocks) {
    int freedom = Math.max(1, blocks - PARAMETERS);
    double student = new TDistribution(freedom).inverseCumulativeProbability(1 - TAIL);
    return student / NORMAL * Math.sqrt((double) blocks / freedom);
  }

  private static Interval interval(
      ToDoubleFunction<Parameters> of,
      Parameters closed,
      Parameters open,
      List<Parameters> closedDraws,
      List<Parameters> openDraws,
      double stretch) {
    double value = of.applyAsDouble(closed);
    double other = of.applyAsDouble(open);
    double low =
        Math.min(
            value - stretch * Math.max(0, value - quantile(closedDraws, of, TAIL)),
            other - stretch * Math.max(0, other - quantile(openDraws, of, TAIL)));
    double high =
        Math.max(
            value + stretch * Math.max(0, quantile(closedDraws, of, 1 - TAIL) - value),
            other + stretch * Math.max(0, quantile(openDraws, of, 1 - TAIL) - other));
    return new Interval(value, Math.max(0, low), high);
  }

  private static double quantile(
      List<Parameters> draws, ToDoubleFunction<Parameters> of, double quantile) {
    double[] sorted = draws.stream().mapToDouble(of).toArray();
    Arrays.sort(sorted);
    double at = quantile * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double rSquared(Parameters p, List<LoadPoint> points) {
    double mean = points.stream().mapToDouble(LoadPoint::throughput).average().orElse(0);
    double all = 0;
    double left = 0;
    for (LoadPoint point : points) {
      double n = point.concurrency();
      double fitted = p.lambda() * n / Usl.slowdown(Arrivals.CLOSED, n, p.sigma(), p.kappa());
      all += (point.throughput() - mean) * (point.throughput() - mean);
      left += (point.throughput() - fitted) * (point.throughput() - fitted);
    }
    return all == 0 ? 0 : 1 - left / all;
  }
}
