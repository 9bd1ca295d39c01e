package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.crmperf.jobs.advice.scalability.Usl.Arrivals;
import org.crmperf.jobs.advice.scalability.Usl.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of the law's parameters: half-hours are drawn with replacement, because minutes next to
 * each other are not independent, and grouped and fitted anew. Whether users wait for their answers
 * or arrive at random cannot be seen in minutes, and makes a difference of about sigma in the
 * parameters: the interval spans both. Draws are seeded, so that a report made twice is the same.
 */
final class UslBootstrap {
  private static final int DRAWS = 100;
  private static final int BLOCK = 30;
  private static final double TAIL = 0.025;
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
    List<List<LoadMinute>> blocks = blocks(minutes);
    Random random = new Random(SEED);
    List<Parameters> closedDraws = new ArrayList<>();
    List<Parameters> openDraws = new ArrayList<>();
    for (int d = 0; d < DRAWS; d++) {
      List<LoadMinute> drawn = new ArrayList<>(minutes.size());
      for (int b = 0; b < blocks.size(); b++) {
        drawn.addAll(blocks.get(random.nextInt(blocks.size())));
      }
      List<LoadPoint> groups = LoadGroups.of(drawn, by);
      add(Usl.fit(Arrivals.CLOSED, groups), closedDraws);
      add(Usl.fit(Arrivals.OPEN, groups), openDraws);
    }
    if (Math.min(closedDraws.size(), openDraws.size()) < DRAWS / 2) {
      return null;
    }
    return new UslFit(
        interval(fitted.lambda(), open.lambda(), Parameters::lambda, closedDraws, openDraws),
        interval(fitted.sigma(), open.sigma(), Parameters::sigma, closedDraws, openDraws),
        interval(fitted.kappa(), open.kappa(), Parameters::kappa, closedDraws, openDraws),
        rSquared(fitted, points));
  }

  private static void add(@Nullable Parameters fitted, List<Parameters> draws) {
    if (fitted != null) {
      draws.add(fitted);
    }
  }

  private static List<List<LoadMinute>> blocks(List<LoadMinute> minutes) {
    TreeMap<Integer, List<LoadMinute>> blocks = new TreeMap<>();
    for (LoadMinute m : minutes) {
      blocks.computeIfAbsent(m.minute() / BLOCK, b -> new ArrayList<>()).add(m);
    }
    return new ArrayList<>(blocks.values());
  }

  private static Interval interval(
      double value,
      double otherValue,
      ToDoubleFunction<Parameters> of,
      List<Parameters> closed,
      List<Parameters> open) {
    double low = Math.min(quantile(closed, of, TAIL), quantile(open, of, TAIL));
    double high = Math.max(quantile(closed, of, 1 - TAIL), quantile(open, of, 1 - TAIL));
    return new Interval(
        value,
        Math.min(low, Math.min(value, otherValue)),
        Math.max(high, Math.max(value, otherValue)));
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
      double fitted =
          p.lambda() * n / Usl.slowdown(Arrivals.CLOSED, n, p.sigma(), p.kappa());
      all += (point.throughput() - mean) * (point.throughput() - mean);
      left += (point.throughput() - fitted) * (point.throughput() - fitted);
    }
    return all == 0 ? 0 : 1 - left / all;
  }
}
