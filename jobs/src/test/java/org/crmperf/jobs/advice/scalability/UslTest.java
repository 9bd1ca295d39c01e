package org.crmperf.jobs.advice.scalability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.crmperf.jobs.advice.scalability.Usl.Arrivals;
import org.crmperf.jobs.advice.scalability.Usl.Parameters;
import org.junit.jupiter.api.Test;

/** The law's fit finds what a library's optimizer finds, and drawn groups are those of a list. */
class UslTest {
  private static final long SEED = 20_270_211;
  private static final int FITS = 400;

  @Test
  void findsWhatTheLibraryFinds() {
    Random random = new Random(SEED);
    int inside = 0;
    for (int f = 0; f < FITS; f++) {
      Arrivals arrivals = f % 2 == 0 ? Arrivals.CLOSED : Arrivals.OPEN;
      List<LoadPoint> points = points(random, arrivals);
      Parameters found = Usl.fit(arrivals, points);
      double[] expected = library(arrivals, points);
      assertThat(found).as("fit %d of seed %d", f, SEED).isNotNull();
      if (expected[1] >= 0 && expected[1] <= 1 && expected[2] >= 0) {
        inside++;
        double[] actual = {Math.log(found.lambda()), found.sigma(), found.kappa(), found.cost()};
        for (int p = 0; p < 4; p++) {
          double scale = p == 0 ? 1 : p == 3 ? expected[3] : Math.max(expected[p], 1e-4);
          assertThat(Math.abs(actual[p] - expected[p]) / scale)
              .as("parameter %d of fit %d of seed %d: %s", p, f, SEED, found)
              .isLessThan(1e-5);
        }
      } else {
        // the least squares are out of bounds: the best of the boundary is no better than they are
        assertThat(found.sigma()).isBetween(0.0, 1.0);
        assertThat(found.kappa()).isNotNegative();
        assertThat(found.cost()).isGreaterThanOrEqualTo(expected[3] * (1 - 1e-9));
      }
    }
    assertThat(inside).isBetween(FITS / 5, FITS - FITS / 20);
  }

  private static List<LoadPoint> points(Random random, Arrivals arrivals) {
    double lambda = Math.exp(3 * random.nextDouble());
    double sigma = random.nextInt(4) == 0 ? 0 : 0.3 * random.nextDouble();
    double kappa = random.nextInt(4) == 0 ? 0 : 0.005 * random.nextDouble();
    double noise = 0.03 * random.nextDouble();
    int count = 6 + random.nextInt(19);
    List<LoadPoint> points = new ArrayList<>();
    double n = 0.5 + random.nextDouble();
    for (int i = 0; i < count; i++) {
      double slowdown = Usl.slowdown(arrivals, n, sigma, kappa);
      double x = lambda * n / slowdown * Math.exp(noise * random.nextGaussian());
      points.add(new LoadPoint(n, x, 20));
      n *= 1.1 + 0.2 * random.nextDouble();
    }
    return points;
  }

  /** The logarithm of lambda, sigma, kappa and the sum of squares, without bounds. */
  private static double[] library(Arrivals arrivals, List<LoadPoint> points) {
    double top = points.get(points.size() - 1).concurrency();
    LoadPoint lowest = points.get(0);
    var found =
        new LevenbergMarquardtOptimizer()
            .optimize(
                new LeastSquaresBuilder()
                    .start(
                        new double[] {
                          Math.log(lowest.throughput() / lowest.concurrency()),
                          0.1 / top,
                          0.1 / (top * top)
                        })
                    .target(points.stream().mapToDouble(p -> Math.log(p.throughput())).toArray())
                    .model(at -> model(arrivals, points, at))
                    .maxEvaluations(1000)
                    .maxIterations(1000)
                    .build());
    double[] at = found.getPoint().toArray();
    return new double[] {at[0], at[1], at[2], found.getCost() * found.getCost()};
  }

  private static Pair<RealVector, RealMatrix> model(
      Arrivals arrivals, List<LoadPoint> points, RealVector at) {
    double[] value = new double[points.size()];
    double[][] slope = new double[points.size()][3];
    for (int i = 0; i < value.length; i++) {
      double n = points.get(i).concurrency();
      double slowdown = Math.max(1e-3, Usl.slowdown(arrivals, n, at.getEntry(1), at.getEntry(2)));
      value[i] = at.getEntry(0) + Math.log(n) - Math.log(slowdown);
      slope[i][0] = 1;
      slope[i][1] = -(Usl.slowdown(arrivals, n, 1, 0) - 1) / slowdown;
      slope[i][2] = -(Usl.slowdown(arrivals, n, 0, 1) - 1) / slowdown;
    }
    return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(slope, false));
  }

  @Test
  void drawnGroupsAreThoseOfAList() {
    Random random = new Random(SEED);
    List<LoadMinute> minutes = new ArrayList<>();
    for (int m = 0; m < 700; m++) {
      if (m % 7 != 3) {
        // of few values, so that minutes are equal in what they are grouped by
        double nearby = m % 11 == 0 ? Double.NaN : random.nextInt(40) / 7.0;
        minutes.add(new LoadMinute(m, random.nextDouble(), random.nextDouble(), 1, nearby));
      }
    }
    for (ToDoubleFunction<LoadMinute> by :
        List.<ToDoubleFunction<LoadMinute>>of(LoadMinute::loadNearby, LoadMinute::load)) {
      ResampledGroups groups = new ResampledGroups(minutes, by);
      assertThat(groups.blocks()).isEqualTo(24);
      for (int d = 0; d < 20; d++) {
        int[] drawn = random.ints(groups.blocks(), 0, groups.blocks()).toArray();
        List<LoadMinute> list = new ArrayList<>();
        for (int block : drawn) {
          minutes.stream().filter(m -> m.minute() / 30 == block).forEach(list::add);
        }
        assertThat(groups.of(drawn)).as("seed %d", SEED).isEqualTo(LoadGroups.of(list, by));
      }
    }
  }
}
