package org.crmperf.jobs.advice.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An endpoint's differences between period and baseline, slot by slot.
 *
 * @param hours the hour of the day of each
 * @param differences logarithms of ratios
 * @param variances what chance alone makes of each
 */
record Pairs(int[] hours, double[] differences, double[] variances) {
  int size() {
    return hours.length;
  }

  /** Collects them; their order does not depend on that of the slots. */
  static final class Builder {
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(SlotKey key, double difference, double variance) {}

    void add(SlotKey key, double difference, double variance) {
      pairs.add(new Pair(key, difference, variance));
    }

    boolean isEmpty() {
      return pairs.isEmpty();
    }

    Pairs build() {
      pairs.sort(
          Comparator.comparingInt((Pair p) -> p.key.hour()).thenComparing(p -> p.key.service()));
      return new Pairs(
          pairs.stream().mapToInt(p -> p.key.hour()).toArray(),
          pairs.stream().mapToDouble(Pair::difference).toArray(),
          pairs.stream().mapToDouble(Pair::variance).toArray());
    }
  }
}
