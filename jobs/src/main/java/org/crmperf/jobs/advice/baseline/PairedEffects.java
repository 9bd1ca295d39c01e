package org.crmperf.jobs.advice.baseline;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.advice.stats.Spread;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * The change of every endpoint in one measure: the weighted mean of its slots' differences after
 * what is common to all in the hour, with a variance that includes what slots vary beyond chance.
 *
 * <p>The variance of a difference is v + w: v by chance, w what slots of this platform vary beyond
 * it, estimated over all endpoints. The mean weighs by 1 / (v + w). An endpoint that scatters more
 * than that widens its own variance, by its own evidence and {@link #PRIOR_FREEDOM} slots' worth of
 * everyone's (an empirical Bayes variance, Smyth 2004, Stat. Appl. Genet. Mol. Biol. 3:1).
 *
 * @param between w, squared logarithm
 */
record PairedEffects(Map<Endpoint, Effect> effects, CommonHours common, double between) {
  private static final double PRIOR_FREEDOM = 20;
  private static final double SURE = 1e6;
  private static final int ROUNDS = 3;

  /**
   * One endpoint's change.
   *
   * @param own logarithm of its ratio, without what is common
   * @param raw the same with it
   * @param variance of {@code own} by what one sees within the days
   * @param freedom degrees of freedom of the variance
   * @param pairs the slots behind it
   */
  record Effect(double own, double raw, double variance, double freedom, Pairs pairs) {}

  static PairedEffects of(Map<Endpoint, Pairs> endpoints, CommonHours common) {
    double between = 0;
    for (int round = 0; round < ROUNDS; round++) {
      between = between(endpoints, common, between);
    }
    Map<Endpoint, Effect> effects = new TreeMap<>();
    for (Map.Entry<Endpoint, Pairs> entry : endpoints.entrySet()) {
      effects.put(entry.getKey(), effect(entry.getValue(), common, between));
    }
    return new PairedEffects(effects, common, between);
  }

  private static Effect effect(Pairs pairs, CommonHours common, double between) {
    double[] own = own(pairs, common);
    double[] weights = weights(pairs, between);
    double sum = Arrays.stream(weights).sum();
    double mean = mean(own, weights);
    double chi = 0;
    for (int i = 0; i < own.length; i++) {
      chi += weights[i] * (own[i] - mean) * (own[i] - mean);
    }
    double freedom = PRIOR_FREEDOM + own.length - 1;
    double scatter = (PRIOR_FREEDOM + chi) / freedom;
    double raw = mean(pairs.differences(), weights);
    // no less than everyone's variance, which all slots together know
    return scatter > 1
        ? new Effect(mean, raw, scatter / sum, freedom, pairs)
        : new Effect(mean, raw, 1 / sum, SURE, pairs);
  }

  private static double between(
      Map<Endpoint, Pairs> endpoints, CommonHours common, double between) {
    int size = endpoints.values().stream().filter(p -> p.size() > 1).mapToInt(Pairs::size).sum();
    double[] residuals = new double[size];
    double[] variances = new double[size];
    int at = 0;
    for (Pairs pairs : endpoints.values()) {
      if (pairs.size() > 1) {
        double[] own = own(pairs, common);
        double[] weights = weights(pairs, between);
        double sum = Arrays.stream(weights).sum();
        double mean = mean(own, weights);
        for (int i = 0; i < own.length; i++) {
          // the mean leans towards each slot by its weight
          residuals[at] = (own[i] - mean) / Math.sqrt(1 - Math.min(0.9, weights[i] / sum));
          variances[at++] = pairs.variances()[i];
        }
      }
    }
    return Spread.beyond(residuals, variances);
  }

  private static double[] own(Pairs pairs, CommonHours common) {
    double[] own = pairs.differences().clone();
    for (int i = 0; i < own.length; i++) {
      own[i] -= common.byHour()[pairs.hours()[i]];
    }
    return own;
  }

  private static double[] weights(Pairs pairs, double between) {
    return Arrays.stream(pairs.variances()).map(v -> 1 / (v + between)).toArray();
  }

  private static double mean(double[] values, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
      weight += weights[i];
    }
    return sum / weight;
  }
}
