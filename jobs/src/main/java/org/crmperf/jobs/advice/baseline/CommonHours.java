package org.crmperf.jobs.advice.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.crmperf.jobs.advice.stats.Spread;

/**
 * What all endpoints had in common in each hour of the day: the weighted median of their
 * differences. A slow night of the database moves everyone; it says nothing of one endpoint.
 *
 * @param byHour logarithm of the common ratio, 0 where too few endpoints tell it
 * @param overall the median of the hours, weighted by how well each is known
 */
record CommonHours(double[] byHour, double overall) {
  /** Fewer endpoints cannot tell their own change from everyone's. */
  static final int LEAST_ENDPOINTS = 5;

  /** Differences less certain than this (a standard error of 0.5) are not asked. */
  private static final double MOST_VARIANCE = 0.25;

  /** No endpoint counts as known better than to 10 %, or the busiest would be the platform. */
  private static final double OWN_VARIANCE = 0.01;

  static final CommonHours NONE = new CommonHours(new double[24], 0);

  static CommonHours of(Collection<Pairs> endpoints) {
    double[] byHour = new double[24];
    double[] weight = new double[24];
    for (int hour = 0; hour < 24; hour++) {
      List<double[]> members = new ArrayList<>();
      for (Pairs pairs : endpoints) {
        for (int i = 0; i < pairs.size(); i++) {
          if (pairs.hours()[i] == hour && pairs.variances()[i] < MOST_VARIANCE) {
            members.add(
                new double[] {pairs.differences()[i], 1 / (pairs.variances()[i] + OWN_VARIANCE)});
          }
        }
      }
      if (members.size() >= LEAST_ENDPOINTS) {
        double[] weights = members.stream().mapToDouble(m -> m[1]).toArray();
        byHour[hour] = Spread.median(members.stream().mapToDouble(m -> m[0]).toArray(), weights);
        for (double w : weights) {
          weight[hour] += w;
        }
      }
    }
    double known = 0;
    for (double w : weight) {
      known += w;
    }
    if (known == 0) {
      return NONE;
    }
    double overall = Spread.median(byHour, weight);
    for (int hour = 0; hour < 24; hour++) {
      if (weight[hour] == 0) {
        byHour[hour] = overall;
      }
    }
    return new CommonHours(byHour, overall);
  }
}
