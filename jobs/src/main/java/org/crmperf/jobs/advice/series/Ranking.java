package org.crmperf.jobs.advice.series;

import java.util.Arrays;

/**
 * Values in ascending order, ties in the order of their indexes: what sorting boxed indexes gives,
 * without an object for each of the minutes of months.
 */
public final class Ranking {
  private static final int INDEX_BITS = 32;

  private final double[] sorted;
  private final int[] order;

  private Ranking(double[] sorted, int[] order) {
    this.sorted = sorted;
    this.order = order;
  }

  /** The order of these values. */
  public static Ranking of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    long[] keys = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      keys[i] = (long) first(sorted, values[i]) << INDEX_BITS | i;
    }
    Arrays.sort(keys);
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return new Ranking(sorted, order);
  }

  /** The index of the value at a place, 0 being the least. */
  public int at(int place) {
    return order[place];
  }

  /** The rank of each value, from 0, equal ones having the mean of theirs. */
  public double[] ranks() {
    double[] ranks = new double[order.length];
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && sorted[to] == sorted[from]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  /** The first place that holds a value not less than this. */
  private static int first(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
