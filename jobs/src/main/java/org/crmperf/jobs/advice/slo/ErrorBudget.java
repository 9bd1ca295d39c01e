package org.crmperf.jobs.advice.slo;

/**
 * What an objective allowed over some time, and what happened.
 *
 * @param total requests that count
 * @param bad those that were bad
 * @param allowed the share that may be bad, 0 to 1
 */
public record ErrorBudget(long total, long bad, double allowed) {
  /** So that what is just allowed, but for rounding, is not missed. */
  private static final double ROUNDING = 1 + 1e-12;

  /** The share of good ones; NaN without requests. */
  public double good() {
    return total == 0 ? Double.NaN : (double) (total - bad) / total;
  }

  /**
   * The share of the budget that is used, above 1 if overdrawn; NaN without requests, infinite if
   * nothing is allowed and something was bad.
   */
  public double used() {
    if (total == 0) {
      return Double.NaN;
    }
    return bad == 0 ? 0 : bad / (allowed * total);
  }

  /** Whether more was bad than is allowed. */
  public boolean missed() {
    return bad > allowed * total * ROUNDING;
  }
}
