package org.crmperf.jobs.advice.baseline;

import org.crmperf.jobs.advice.stats.Distributions;

/**
 * Errors of an endpoint against its baseline's. Of all errors of both sides, how many are the
 * period's is binomial (the conditional test of two Poisson rates, Przyborowski and Wilenski 1940).
 * Errors come in clumps, so the counts are divided by their dispersion between slots
 * (quasi-likelihood, McCullagh and Nelder 1989, 4.5), and a rate that merely drifts by {@link
 * #DRIFT} from day to day is no change.
 *
 * @param worse the chance of so many errors in the period or more
 * @param better the chance of so few or fewer
 */
record ErrorTest(
    ErrorCounts period, ErrorCounts baseline, double dispersion, double worse, double better) {
  /** The ratio of rates that two ordinary days may have. */
  static final double DRIFT = 1.25;

  /**
   * The test of an endpoint.
   *
   * @param everyone how errors of all endpoints clump, for one whose own errors are too few to show
   */
  static ErrorTest of(ErrorCounts period, ErrorCounts baseline, double everyone) {
    double own =
        (period.chi() + baseline.chi()) / Math.max(1, period.freedom() + baseline.freedom());
    double dispersion = Math.max(1, Math.max(own, everyone));
    return new ErrorTest(
        period,
        baseline,
        dispersion,
        chance(period, baseline, dispersion),
        chance(baseline, period, dispersion));
  }

  private static double chance(ErrorCounts more, ErrorCounts less, double dispersion) {
    if (more.judged() == 0 || less.judged() == 0) {
      return 1;
    }
    double expected = more.judged() * DRIFT / (more.judged() * DRIFT + less.judged());
    return Distributions.binomialAtLeast(
        more.errors() / dispersion, (more.errors() + less.errors()) / dispersion, expected);
  }
}
