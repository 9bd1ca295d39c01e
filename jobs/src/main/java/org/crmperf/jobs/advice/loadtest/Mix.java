package org.crmperf.jobs.advice.loadtest;

import java.util.List;
import org.crmperf.jobs.metric.LatencyHistogram;

/**
 * Whether requests are spread over endpoints as in production.
 *
 * @param distance total variation: half the sum of the differences of shares, which is the part of
 *     the requests that would have to go to other endpoints; 0 to 1
 * @param byChance what the distance of a faithful test of this many requests would be, about
 * @param p95Millis of the test's requests to endpoints that production has too
 * @param reweightedP95Millis of the same, each endpoint with production's share
 */
public record Mix(double distance, double byChance, double p95Millis, double reweightedP95Millis) {
  /** From this distance on, beyond chance, the mix is another one. */
  public static final double MOST_DISTANCE = 0.10;

  private static final double P95 = 0.95;

  /** Bins per unit of the natural logarithm: 0.2 % wide, up to two days. */
  private static final int FINENESS = 500;

  private static final int BINS = 26 * FINENESS;

  /** Of the endpoints that both have, whose shares are taken of each other alone. */
  static Mix of(List<SharedEndpoint> both) {
    double real = both.stream().mapToDouble(SharedEndpoint::productionShare).sum();
    double tested = both.stream().mapToDouble(SharedEndpoint::testShare).sum();
    long requests = both.stream().mapToLong(e -> e.test().requests()).sum();
    double distance = 0;
    double chance = 0;
    for (SharedEndpoint endpoint : both) {
      double p = endpoint.productionShare() / real;
      distance += Math.abs(p - endpoint.testShare() / tested) / 2;
      // the mean of |x| of a normal deviate is its standard deviation times sqrt(2 / pi)
      chance += Math.sqrt(p * (1 - p) / Math.max(1, requests) * 2 / Math.PI) / 2;
    }
    return new Mix(distance, chance, quantile(both, false), quantile(both, true));
  }

  /** Whether it is another mix than production's. */
  public boolean differs() {
    return distance - byChance > MOST_DISTANCE;
  }

  /** What the distance begins to matter at, chance included. */
  public double limit() {
    return MOST_DISTANCE + byChance;
  }

  private static double quantile(List<SharedEndpoint> both, boolean asProduction) {
    double[] density = new double[BINS];
    double[] all = new double[1];
    for (SharedEndpoint endpoint : both) {
      LatencyHistogram times = endpoint.test().stats().latency;
      double share = asProduction ? endpoint.productionShare() : endpoint.testShare();
      if (times.total() > 0) {
        all[0] += share;
        double each = share / times.total();
        times.forEach((micros, count) -> density[bin(micros)] += each * count);
      }
    }
    if (all[0] == 0) {
      return Double.NaN;
    }
    double seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      seen += density[bin];
      if (seen >= (P95 - 1e-12) * all[0]) {
        return Math.expm1((bin + 0.5) / FINENESS) / 1000;
      }
    }
    return Double.NaN;
  }

  private static int bin(long micros) {
    return Math.min(BINS - 1, (int) (Math.log1p((double) micros) * FINENESS));
  }
}
