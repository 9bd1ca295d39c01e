package org.crmperf.jobs.advice.scalability;

/**
 * The Universal Scalability Law, fitted: X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1)).
 * Source: N. Gunther, "Guerrilla Capacity Planning", 2007, chapter 5.
 *
 * @param lambda requests a second of one request at a time
 * @param sigma contention: the part that waits for its turn
 * @param kappa coherency: what agreeing with each other costs
 * @param rSquared of throughput, over the points
 */
public record UslFit(Interval lambda, Interval sigma, Interval kappa, double rSquared) {

  /** Requests a second at a concurrency. */
  public double throughput(double concurrency) {
    return lambda.value() * concurrency / slowdown(concurrency);
  }

  /** Response time at a concurrency over that of one request at a time. */
  public double slowdown(double concurrency) {
    return Usl.slowdown(Usl.Arrivals.CLOSED, concurrency, sigma.value(), kappa.value());
  }

  /** The concurrency of the highest throughput; infinite if there is none. */
  public double peakConcurrency() {
    return Usl.peak(sigma.value(), kappa.value());
  }
}
