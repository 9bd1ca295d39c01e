package org.crmperf.jobs.advice.baseline;

import java.util.Map;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;

/**
 * The shift of the platform's p95, split by reweighting (DiNardo, Fortin and Lemieux 1996). With
 * Q(d, m) the p95 of d's times per endpoint under m's shares of the traffic, t the period and b the
 * baseline:
 *
 * <pre>
 *   total    = Q(t, t) - Q(b, b)
 *   mix      = ((Q(b, t) - Q(b, b)) + (Q(t, t) - Q(t, b))) / 2
 *   slowdown = ((Q(t, b) - Q(b, b)) + (Q(t, t) - Q(b, t))) / 2
 *   residual = Q(t, t) - Q(t, b) - Q(b, t) + Q(b, b)
 * </pre>
 *
 * mix + slowdown = total: what belongs to both at once, the residual, is halved between them (the
 * Shapley value). An endpoint that only one side has takes its times there to the other, so that
 * coming and going is mix. All in milliseconds.
 */
public record MixShift(
    double baselineMillis,
    double periodMillis,
    double mixMillis,
    double slowdownMillis,
    double residualMillis) {
  private static final double QUANTILE = 0.95;

  /** Bins per unit of the natural logarithm: 0.2 % wide. */
  private static final int FINENESS = 500;

  /** Up to e^26 microseconds: more than two days. */
  private static final int BINS = 26 * FINENESS;

  static MixShift of(
      Map<Endpoint, LatencyHistogram> period, Map<Endpoint, LatencyHistogram> baseline) {
    double periodTotal = total(period);
    double baselineTotal = total(baseline);
    double[][][] densities = new double[2][2][BINS];
    java.util.Set<Endpoint> endpoints = new java.util.TreeSet<>(period.keySet());
    endpoints.addAll(baseline.keySet());
    LatencyHistogram empty = new LatencyHistogram();
    for (Endpoint endpoint : endpoints) {
      LatencyHistogram now = period.getOrDefault(endpoint, empty);
      LatencyHistogram then = baseline.getOrDefault(endpoint, empty);
      double[] shares = {now.total() / periodTotal, then.total() / baselineTotal};
      LatencyHistogram[] times = {now.total() > 0 ? now : then, then.total() > 0 ? then : now};
      for (int d = 0; d < 2; d++) {
        double[][] ofTimes = densities[d];
        double size = (double) times[d].total();
        times[d].forEach(
            (micros, count) -> {
              int bin = bin(micros);
              ofTimes[0][bin] += shares[0] * count / size;
              ofTimes[1][bin] += shares[1] * count / size;
            });
      }
    }
    double tt = quantile(densities[0][0]);
    double tb = quantile(densities[0][1]);
    double bt = quantile(densities[1][0]);
    double bb = quantile(densities[1][1]);
    return new MixShift(
        bb, tt, (bt - bb + tt - tb) / 2, (tb - bb + tt - bt) / 2, tt - tb - bt + bb);
  }

  private static double total(Map<Endpoint, LatencyHistogram> endpoints) {
    return endpoints.values().stream().mapToLong(LatencyHistogram::total).sum();
  }

  private static int bin(long micros) {
    return Math.min(BINS - 1, (int) (Math.log1p((double) micros) * FINENESS));
  }

  /** The middle of the bin in which the quantile lies, milliseconds. */
  private static double quantile(double[] density) {
    double seen = 0;
    int bin = 0;
    while (bin < BINS - 1) {
      seen += density[bin];
      if (seen >= QUANTILE - 1e-12) {
        break;
      }
      bin++;
    }
    return Math.expm1((bin + 0.5) / FINENESS) / 1000;
  }
}
