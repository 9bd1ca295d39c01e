package org.crmperf.jobs.synthetic;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Durations in whole milliseconds, every one of them kept as a count per value, so that ranks, sums
 * and maxima are exact.
 */
public final class ExactDurations {
  /** Values below this are counted in an array, the rest in a map. */
  private static final int DENSE = 4096;

  private int[] dense = new int[32];
  private final TreeMap<Integer, Integer> tail = new TreeMap<>();
  private long count;

  void record(int millis) {
    record(millis, 1);
  }

  private void record(int millis, int times) {
    if (millis < DENSE) {
      if (millis >= dense.length) {
        dense = Arrays.copyOf(dense, Math.max(millis + 1, dense.length * 2));
      }
      dense[millis] += times;
    } else {
      tail.merge(millis, times, Integer::sum);
    }
    count += times;
  }

  void add(ExactDurations other) {
    for (int millis = 0; millis < other.dense.length; millis++) {
      if (other.dense[millis] > 0) {
        record(millis, other.dense[millis]);
      }
    }
    other.tail.forEach(this::record);
  }

  /** How many durations there are. */
  public long count() {
    return count;
  }

  /** Their sum in milliseconds. */
  public long sumMillis() {
    return sumAbove(-1, 0);
  }

  /** The longest in milliseconds, 0 if there are none. */
  public int maxMillis() {
    if (!tail.isEmpty()) {
      return tail.lastKey();
    }
    int millis = dense.length - 1;
    while (millis > 0 && dense[millis] == 0) {
      millis--;
    }
    return millis;
  }

  /**
   * The nearest-rank percentile in milliseconds: the smallest value such that at least {@code
   * percent} of all are not above it.
   *
   * @param percent above 0, at most 100
   * @throws IllegalStateException if there are no durations
   */
  public int percentileMillis(double percent) {
    if (count == 0) {
      throw new IllegalStateException("no durations, no percentile");
    }
    long rank = Math.max(1, (long) Math.ceil(percent / 100 * count - 1e-9));
    long seen = 0;
    for (int millis = 0; millis < dense.length; millis++) {
      seen += dense[millis];
      if (seen >= rank) {
        return millis;
      }
    }
    for (Map.Entry<Integer, Integer> entry : tail.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + count);
  }

  /** How many take at most {@code millis}. */
  public long countAtMost(int millis) {
    long sum = 0;
    for (int m = 0; m <= millis && m < dense.length; m++) {
      sum += dense[m];
    }
    for (int times : tail.headMap(millis, true).values()) {
      sum += times;
    }
    return sum;
  }

  /** The time above {@code targetMillis}, summed over the durations that are longer. */
  public long overMillis(int targetMillis) {
    return sumAbove(targetMillis, targetMillis);
  }

  private long sumAbove(int floor, int subtract) {
    long sum = 0;
    for (int millis = floor + 1; millis < dense.length; millis++) {
      sum += (long) dense[millis] * (millis - subtract);
    }
    for (Map.Entry<Integer, Integer> entry : tail.tailMap(floor, false).entrySet()) {
      sum += (long) entry.getValue() * (entry.getKey() - subtract);
    }
    return sum;
  }
}
