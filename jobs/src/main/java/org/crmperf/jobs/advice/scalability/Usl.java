package org.crmperf.jobs.advice.scalability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Least squares of the Universal Scalability Law in the logarithm of throughput, so that small and
 * large loads weigh alike, with sigma from 0 to 1 and kappa not negative. The bounds are kept by
 * fitting the law and its boundary cases, in which sigma or kappa or both are zero (or sigma is
 * one), and taking the best that is within them.
 */
final class Usl {
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
    UslLeastSquares squares = new UslLeastSquares(arrivals, points);
    Parameters full = squares.full();
    if (full != null && within(full)) {
      return full;
    }
    Parameters best = better(null, squares.ofSigma());
    best = better(best, squares.ofKappa(0));
    best = better(best, squares.ofKappa(1));
    return better(best, squares.linear());
  }

  private static @Nullable Parameters better(@Nullable Parameters best, @Nullable Parameters next) {
    boolean better = next != null && within(next) && (best == null || next.cost < best.cost);
    return better ? next : best;
  }

  private static boolean within(Parameters p) {
    return p.sigma >= 0 && p.sigma <= 1 && p.kappa >= 0;
  }
}
