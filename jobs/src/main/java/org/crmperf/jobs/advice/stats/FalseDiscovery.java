package org.crmperf.jobs.advice.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Benjamini and Hochberg (1995), "Controlling the false discovery rate", J. R. Statist. Soc. B 57:
 * of m ordered p-values the k-th is adjusted to the least of p(j) m / j over all j &gt;= k. Where
 * nothing changed at all, the chance of any claim is at most the level.
 */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /** Adjusted p-values in the order given: those at most the level are claimed. */
  public static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double least = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      int index = order[rank - 1];
      least = Math.min(least, p[index] * p.length / rank);
      adjusted[index] = least;
    }
    return adjusted;
  }
}
