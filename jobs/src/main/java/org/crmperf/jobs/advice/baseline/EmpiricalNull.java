package org.crmperf.jobs.advice.baseline;

import java.util.Arrays;
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
 * <p>How great the spread is, eight endpoints leave open. So it is no one figure but a distribution
 * over {@link #GRID}: what is believed beforehand times the likelihood of the endpoints' changes,
 * each of which may with {@link #CHANGED} be a real one. Chances are averaged over it.
 *
 * @param shift the common shift that is left after the hours' own
 * @param shiftVariance how well it is known
 * @param weights of the spreads in {@link #GRID}, their sum 1
 */
record EmpiricalNull(double shift, double shiftVariance, double[] weights) {
  /** Standard deviations of an endpoint's change around the shift. */
  private static final double[] GRID = grid(0.008, 0.6, 26);

  /** How far apart two values of the spread are that are believed in beforehand: a factor. */
  private static final double BELIEVED_WITHIN = 1.6;

  /** Endpoints known less well (a standard error of 0.15) say little of the spread. */
  private static final double MOST_VARIANCE = 0.0225;

  /** The share of endpoints that may have changed, and by how much (a standard deviation). */
  private static final double CHANGED = 0.1;

  private static final double CHANGED_BY = 0.5;

  /** Endpoints are not alike, so their spread has a longer tail than one of normal deviates. */
  private static final double FREEDOM = 15;

  private static final double SURE = 1e6;

  /** Less than any chance that is asked for. */
  private static final double NEGLIGIBLE = 1e-10;

  private static final int ROUNDS = 3;

  private static double[] grid(double least, double most, int size) {
    double[] grid = new double[size];
    Arrays.setAll(grid, i -> least * Math.pow(most / least, i / (size - 1.0)));
    return grid;
  }

  /**
   * The null of some endpoints.
   *
   * @param believed the standard deviation to reckon with before they are looked at
   */
  static EmpiricalNull of(Collection<Effect> all, double believed) {
    List<Effect> known = all.stream().filter(e -> e.variance() < MOST_VARIANCE).toList();
    if (known.size() < CommonHours.LEAST_ENDPOINTS - 1) {
      return new EmpiricalNull(0, 0, weights(believed, new double[0], new double[0]));
    }
    double[] own = known.stream().mapToDouble(Effect::own).toArray();
    double[] variances = known.stream().mapToDouble(Effect::variance).toArray();
    double spread = believed * believed;
    double shift = 0;
    double sum = 0;
    double[] weights = {};
    for (int round = 0; round < ROUNDS; round++) {
      double[] precisions = new double[own.length];
      for (int i = 0; i < own.length; i++) {
        precisions[i] = 1 / (variances[i] + spread);
      }
      sum = Arrays.stream(precisions).sum();
      shift = Spread.median(own, precisions);
      double[] residuals = own.clone();
      for (int i = 0; i < own.length; i++) {
        residuals[i] -= shift;
      }
      weights = weights(believed, residuals, variances);
      spread = spread(weights);
    }
    return new EmpiricalNull(shift, Math.PI / 2 / sum, weights);
  }

  /** What is believed of each spread in the grid after these residuals. */
  private static double[] weights(double believed, double[] residuals, double[] variances) {
    double[] logs = new double[GRID.length];
    for (int g = 0; g < GRID.length; g++) {
      double from = Math.log(GRID[g] / believed) / Math.log(BELIEVED_WITHIN);
      logs[g] = -from * from / 2;
      for (int i = 0; i < residuals.length; i++) {
        double variance = variances[i] + GRID[g] * GRID[g];
        double square = residuals[i] * residuals[i];
        logs[g] +=
            Math.log(
                (1 - CHANGED) * density(square, variance)
                    + CHANGED * density(square, variance + CHANGED_BY * CHANGED_BY));
      }
    }
    double most = Arrays.stream(logs).max().orElse(0);
    double[] weights = Arrays.stream(logs).map(l -> Math.exp(l - most)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / sum).toArray();
  }

  /** The normal density without its constant; never 0, as its logarithm is taken. */
  private static double density(double square, double variance) {
    return Math.exp(-square / variance / 2) / Math.sqrt(variance) + Double.MIN_NORMAL;
  }

  private static double spread(double[] weights) {
    double sum = 0;
    for (int g = 0; g < weights.length; g++) {
      sum += weights[g] * GRID[g] * GRID[g];
    }
    return sum;
  }

  /** The variance of an endpoint's change around the shift, as it is expected. */
  double spread() {
    return spread(weights);
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
    double change = direction * change(effect);
    double chance = 0;
    for (int g = 0; g < GRID.length; g++) {
      if (weights[g] < NEGLIGIBLE) {
        continue;
      }
      double days = GRID[g] * GRID[g] * scatter;
      double variance = within + days + shiftVariance;
      double freedom =
          variance * variance / (within * within / effect.freedom() + days * days / FREEDOM);
      chance +=
          weights[g]
              * Distributions.studentAbove(change / Math.sqrt(variance), Math.min(freedom, SURE));
    }
    return Math.min(1, chance);
  }
}
