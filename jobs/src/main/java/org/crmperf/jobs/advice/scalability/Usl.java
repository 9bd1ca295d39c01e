package org.crmperf.jobs.advice.scalability;

import java.util.List;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * Least squares of the Universal Scalability Law in the logarithm of throughput, so that small and
 * large loads weigh alike, with sigma from 0 to 1 and kappa not negative. The bounds are kept by
 * fitting the law and its boundary cases, in which sigma or kappa or both are zero (or sigma is
 * one), and taking the best that is within them.
 */
final class Usl {
  private static final int MOST_STEPS = 60;
  private static final double LEAST_DENOMINATOR = 1e-3;

  private Usl() {}

  /** Which requests a request meets. */
  enum Arrivals {
    /** A fixed number of users who wait for their answers: it meets the N - 1 others. */
    CLOSED,
    /**
     * Arrivals at random moments: the number in progress varies as Poisson's law says, and a
     * request meets N others on average (the arrival theorem).
     */
    OPEN
  }

  /** Lambda, sigma and kappa, and the sum of squares. */
  record Parameters(double lambda, double sigma, double kappa, double cost) {}

  /** What multiplies the response time at a mean concurrency. */
  static double slowdown(Arrivals arrivals, double n, double sigma, double kappa) {
    return switch (arrivals) {
      case CLOSED -> 1 + sigma * (n - 1) + kappa * n * (n - 1);
      case OPEN -> 1 + sigma * n + kappa * n * (n + 2);
    };
  }

  static double peak(double sigma, double kappa) {
    return kappa <= 0 ? Double.POSITIVE_INFINITY : Math.sqrt((1 - sigma) / kappa);
  }

  /** The bounded fit, or null if it does not converge. */
  static @Nullable Parameters fit(Arrivals arrivals, List<LoadPoint> points) {
    Parameters best = null;
    for (Case shape : Case.values()) {
      Parameters fitted = shape.fit(arrivals, points);
      if (fitted == null || fitted.sigma < 0 || fitted.sigma > 1 || fitted.kappa < 0) {
        continue;
      }
      if (best == null || fitted.cost < best.cost) {
        best = fitted;
      }
      if (shape == Case.FULL) {
        break;
      }
    }
    return best;
  }

  /** The law and its boundary cases. */
  private enum Case {
    FULL(true, true, Double.NaN),
    NO_COHERENCY(true, false, Double.NaN),
    NO_CONTENTION(false, true, 0),
    ALL_CONTENTION(false, true, 1),
    LINEAR(false, false, 0);

    private final boolean freeSigma;
    private final boolean freeKappa;
    private final double sigma;

    Case(boolean freeSigma, boolean freeKappa, double sigma) {
      this.freeSigma = freeSigma;
      this.freeKappa = freeKappa;
      this.sigma = sigma;
    }

    @Nullable Parameters fit(Arrivals arrivals, List<LoadPoint> points) {
      LoadPoint lowest = points.get(0);
      double top = points.get(points.size() - 1).concurrency();
      double[] start = new double[1 + (freeSigma ? 1 : 0) + (freeKappa ? 1 : 0)];
      start[0] = Math.log(lowest.throughput() / lowest.concurrency());
      if (freeSigma) {
        start[1] = 0.1 / top;
      }
      if (freeKappa) {
        start[start.length - 1] = 0.1 / (top * top);
      }
      double[] target = points.stream().mapToDouble(p -> Math.log(p.throughput())).toArray();
      try {
        Optimum found =
            new LevenbergMarquardtOptimizer()
                .optimize(
                    new LeastSquaresBuilder()
                        .start(start)
                        .target(target)
                        .model(at -> model(arrivals, points, at))
                        .maxEvaluations(4 * MOST_STEPS)
                        .maxIterations(MOST_STEPS)
                        .build());
        double[] at = found.getPoint().toArray();
        return new Parameters(Math.exp(at[0]), sigma(at), kappa(at), 2 * found.getCost());
      } catch (MathIllegalStateException e) {
        return null;
      }
    }

    private double sigma(double[] at) {
      return freeSigma ? at[1] : sigma;
    }

    private double kappa(double[] at) {
      return freeKappa ? at[at.length - 1] : 0;
    }

    /** The logarithm of throughput at each point, and its derivatives. */
    private Pair<RealVector, RealMatrix> model(
        Arrivals arrivals, List<LoadPoint> points, RealVector parameters) {
      double[] at = parameters.toArray();
      double[] value = new double[points.size()];
      double[][] slope = new double[points.size()][at.length];
      for (int i = 0; i < value.length; i++) {
        double n = points.get(i).concurrency();
        double ofSigma = slowdown(arrivals, n, 1, 0) - 1;
        double ofKappa = slowdown(arrivals, n, 0, 1) - 1;
        double denominator =
            Math.max(LEAST_DENOMINATOR, slowdown(arrivals, n, sigma(at), kappa(at)));
        value[i] = at[0] + Math.log(n) - Math.log(denominator);
        slope[i][0] = 1;
        if (freeSigma) {
          slope[i][1] = -ofSigma / denominator;
        }
        if (freeKappa) {
          slope[i][at.length - 1] = -ofKappa / denominator;
        }
      }
      return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(slope, false));
    }
  }
}
