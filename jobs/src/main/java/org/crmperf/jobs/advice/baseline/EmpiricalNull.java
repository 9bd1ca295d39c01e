package org.crmperf.jobs.advice.baseline;

import java.util.Collection;
import java.util.List;
import org.crmperf.jobs.advice.baseline.PairedEffects.Effect;
import org.crmperf.jobs.advice.stats.Distributions;
import org.crmperf.jobs.advice.stats.Spread;

/**
 * How endpoints differ between two days on which nothing happened, estimated from the endpoints
 * themselves (Efron 2004, "Large-scale simultaneous hypothesis testing", JASA 99): a common shift,
 * and a spread of each around it beyond what their days show. Two days alone cannot show an
 * endpoint's variation from day to day; two days of fifty endpoints can, as long as most of them
 * did not change.
 *
 * @param shift the common shift that is left after the hours' own
 * @param shiftVariance how well it is known
 * @param spread variance of an endpoint's change around it
 * @param freedom degrees of freedom of the spread
 */
record EmpiricalNull(double shift, double shiftVariance, double spread, double freedom) {
  /** Endpoints known less well (a standard error of 0.15) say little of the spread. */
  private static final double MOST_VARIANCE = 0.0225;

  private static final double PRIOR_FREEDOM = 1e6;

  /** A quantile has about half of the efficiency of a standard deviation. */
  private static final double EFFICIENCY = 0.5;

  private static final double LEAST_FREEDOM = 4;

  /** Endpoints are not alike, so their spread has a longer tail than one of normal deviates. */
  private static final double MOST_FREEDOM = 15;

  private static final int ROUNDS = 4;

  /**
   * The null of some endpoints.
   *
   * @param leastSpread the least standard deviation to reckon with
   * @param fewSpread what to reckon with if there are too few endpoints to see any
   */
  static EmpiricalNull of(Collection<Effect> all, double leastSpread, double fewSpread) {
    List<Effect> known = all.stream().filter(e -> e.variance() < MOST_VARIANCE).toList();
    if (known.size() < CommonHours.LEAST_ENDPOINTS - 1) {
      return new EmpiricalNull(0, 0, fewSpread * fewSpread, PRIOR_FREEDOM);
    }
    double[] own = known.stream().mapToDouble(Effect::own).toArray();
    double[] variances = known.stream().mapToDouble(Effect::variance).toArray();
    double least = leastSpread * leastSpread;
    double spread = least;
    double shift = 0;
    double weight = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] weights = new double[own.length];
      weight = 0;
      for (int i = 0; i < own.length; i++) {
        weights[i] = 1 / (variances[i] + spread);
        weight += weights[i];
      }
      shift = Spread.median(own, weights);
      double[] residuals = own.clone();
      for (int i = 0; i < own.length; i++) {
        residuals[i] -= shift;
      }
      spread = Math.max(least, Spread.beyond(residuals, variances));
    }
    return new EmpiricalNull(
        shift,
        Math.PI / 2 / weight,
        spread,
        spread > least
            ? Math.max(LEAST_FREEDOM, Math.min(MOST_FREEDOM, EFFICIENCY * own.length))
            : PRIOR_FREEDOM);
  }

  /** An endpoint's change beyond the common shift. */
  double change(Effect effect) {
    return effect.own() - shift;
  }

  /**
   * The chance of so much in this direction, or more, if nothing happened.
   *
   * @param direction 1 for more, -1 for less
   * @param scatter how many times its variance an endpoint is known to vary from day to day, at
   *     least 1
   */
  double chance(Effect effect, int direction, double scatter) {
    double within = effect.variance() * scatter;
    double days = spread * scatter;
    double variance = within + days + shiftVariance;
    double freedom =
        variance * variance / (within * within / effect.freedom() + days * days / freedom());
    return Distributions.studentAbove(
        direction * change(effect) / Math.sqrt(variance), Math.min(freedom, 1e6));
  }
}
