package org.crmperf.jobs.advice.scalability;

import java.util.List;
import org.crmperf.jobs.advice.scalability.Usl.Arrivals;
import org.crmperf.jobs.advice.scalability.Usl.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Least squares of the logarithm of throughput over sigma and kappa, by Gauss and Newton's method
 * with Marquardt's damping. The logarithm of lambda is linear in it: it is the mean of what is left
 * of the others (variable projection), so that two equations are to be solved at most. A report
 * fits hundreds of times: a library's optimizer for any number of parameters, with matrices of any
 * size, took a tenth of its time. A test holds this one against the library's.
 */
final class UslLeastSquares {
  private static final int MOST_STEPS = 60;
  private static final double LEAST_DENOMINATOR = 1e-3;

  /** The mean square of a step's change of the logarithm of throughput that ends the search. */
  private static final double LEAST_CHANGE = 1e-20;

  private static final double FIRST_DAMPING = 1e-3;
  private static final double MOST_DAMPING = 1e12;

  /** Less of the product of the diagonal is left to the determinant by rounding alone. */
  private static final double SINGULAR = 1e-13;

  private final int count;

  /** The logarithm of throughput over concurrency. */
  private final double[] rate;

  /** What sigma and kappa are multiplied by in the slowdown. */
  private final double[][] factor;

  private final double[] start;

  // of the place that was looked at last
  private final double[] residual;
  private final double[] denominator;
  private double meanResidual;

  // the equations of the place that the search is at
  private final double[] gradient = new double[2];
  private final double[] diagonal = new double[2];
  private double offDiagonal;
  private final double[] step = new double[2];

  UslLeastSquares(Arrivals arrivals, List<LoadPoint> points) {
    count = points.size();
    rate = new double[count];
    factor = new double[2][count];
    residual = new double[count];
    denominator = new double[count];
    for (int i = 0; i < count; i++) {
      double n = points.get(i).concurrency();
      rate[i] = Math.log(points.get(i).throughput()) - Math.log(n);
      factor[0][i] = Usl.slowdown(arrivals, n, 1, 0) - 1;
      factor[1][i] = Usl.slowdown(arrivals, n, 0, 1) - 1;
    }
    double top = points.get(count - 1).concurrency();
    start = new double[] {0.1 / top, 0.1 / (top * top)};
  }

  /** The least squares over sigma and kappa. */
  @Nullable Parameters full() {
    return search(start[0], start[1], 0, 1);
  }

  /** Over sigma, without kappa. */
  @Nullable Parameters ofSigma() {
    return search(start[0], 0, 0, 0);
  }

  /** Over kappa, with a given sigma. */
  @Nullable Parameters ofKappa(double sigma) {
    return search(sigma, start[1], 1, 1);
  }

  /** Of lambda alone. */
  @Nullable Parameters linear() {
    return search(0, 0, 1, 0);
  }

  /** Over the parameters from {@code first} to {@code last}; null if it does not converge. */
  private @Nullable Parameters search(double sigma, double kappa, int first, int last) {
    double[] at = {sigma, kappa};
    double cost = cost(at);
    double damping = 0;
    for (int s = 0; s < MOST_STEPS && first <= last && cost < Double.POSITIVE_INFINITY; s++) {
      linearize(first, last);
      double next = Double.NaN;
      while (!(next <= cost)) {
        solve(damping, first, last);
        if (change() <= LEAST_CHANGE * count || damping > MOST_DAMPING) {
          cost(at);
          return parameters(at, cost);
        }
        next = cost(new double[] {at[0] + step[0], at[1] + step[1]});
        damping = next <= cost ? damping / 10 : Math.max(FIRST_DAMPING, damping * 10);
      }
      at[0] += step[0];
      at[1] += step[1];
      cost = next;
      damping = damping < FIRST_DAMPING ? 0 : damping;
    }
    return first > last && cost < Double.POSITIVE_INFINITY ? parameters(at, cost) : null;
  }

  private Parameters parameters(double[] at, double cost) {
    return new Parameters(Math.exp(meanResidual), at[0], at[1], cost);
  }

  /** The sum of squares at a place; lambda is the best there is. */
  private double cost(double[] at) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double slowdown = 1 + at[0] * factor[0][i] + at[1] * factor[1][i];
      denominator[i] = Math.max(LEAST_DENOMINATOR, slowdown);
      residual[i] = rate[i] + Math.log(denominator[i]);
      sum += residual[i];
    }
    meanResidual = sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      residual[i] -= meanResidual;
      squares += residual[i] * residual[i];
    }
    return squares;
  }

  /** The normal equations of the place that was looked at last. */
  private void linearize(int first, int last) {
    for (int p = 0; p < 2; p++) {
      gradient[p] = 0;
      diagonal[p] = 0;
    }
    offDiagonal = 0;
    double meanSigma = first == 0 ? meanSlope(0) : 0;
    double meanKappa = last == 1 ? meanSlope(1) : 0;
    for (int i = 0; i < count; i++) {
      double ofSigma = first == 0 ? factor[0][i] / denominator[i] - meanSigma : 0;
      double ofKappa = last == 1 ? factor[1][i] / denominator[i] - meanKappa : 0;
      gradient[0] += ofSigma * residual[i];
      gradient[1] += ofKappa * residual[i];
      diagonal[0] += ofSigma * ofSigma;
      diagonal[1] += ofKappa * ofKappa;
      offDiagonal += ofSigma * ofKappa;
    }
  }

  private double meanSlope(int parameter) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += factor[parameter][i] / denominator[i];
    }
    return sum / count;
  }

  private void solve(double damping, int first, int last) {
    double sigma = diagonal[0] * (1 + damping);
    double kappa = diagonal[1] * (1 + damping);
    double determinant = sigma * kappa - offDiagonal * offDiagonal;
    if (determinant > SINGULAR * sigma * kappa) {
      step[0] = (offDiagonal * gradient[1] - kappa * gradient[0]) / determinant;
      step[1] = (offDiagonal * gradient[0] - sigma * gradient[1]) / determinant;
    } else {
      // one of them, or points that cannot tell them apart
      step[0] = first == 0 && sigma > 0 ? -gradient[0] / sigma : 0;
      step[1] = step[0] == 0 && last == 1 && kappa > 0 ? -gradient[1] / kappa : 0;
    }
  }

  /** The sum of squares of what the step changes. */
  private double change() {
    return step[0] * step[0] * diagonal[0]
        + 2 * step[0] * step[1] * offDiagonal
        + step[1] * step[1] * diagonal[1];
  }
}
