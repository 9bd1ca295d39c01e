package org.crmperf.jobs.advice.baseline;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of an endpoint in each slot; differences are logarithms of ratios.
 *
 * <p>The variance of a difference is that of chance alone; what slots vary beyond it is estimated
 * from the differences themselves ({@link PairedEffects}).
 */
enum Measure {
  /** The mean logarithm of the durations: all of them slower or faster. */
  TYPICAL,
  /** The tail's mean excess, in units of a shift of the tail. */
  TAIL,
  /** The logarithm of the requests a day. */
  THROUGHPUT;

  /** Fewer requests within the tail's bounds than this share say nothing of a shift. */
  private static final double LEAST_TAIL_SHARE = 0.02;

  private static final long LEAST_IN_TAIL = 10;

  /**
   * So that constants, which vary by nothing, do not count as known beyond doubt: half a percent.
   */
  private static final double LEAST_VARIANCE = 2.5e-5;

  /** The pairs of an endpoint; null if it cannot be compared. */
  @Nullable Pairs pairs(
      Map<SlotKey, Slot> period,
      Map<SlotKey, Slot> baseline,
      SlotTable all,
      SlotTable allBaseline) {
    Pairs.Builder pairs = new Pairs.Builder();
    double scale = this == TAIL ? tailShare(period, baseline) : 1;
    double spread =
        this == THROUGHPUT ? 1 : (within(period) + within(baseline)) / freedom(period, baseline);
    if (!(scale >= LEAST_TAIL_SHARE) || !(spread < Double.POSITIVE_INFINITY)) {
      return null;
    }
    period.forEach(
        (key, slot) -> {
          Slot other = baseline.get(key);
          if (other != null && count(slot) > 0 && count(other) > 0) {
            double difference =
                this == THROUGHPUT
                    ? Math.log((double) slot.requests / all.days(key.hour()))
                        - Math.log((double) other.requests / allBaseline.days(key.hour()))
                    : (mean(slot) - mean(other)) / scale;
            double variance = spread * (1.0 / count(slot) + 1.0 / count(other)) / (scale * scale);
            pairs.add(key, difference, variance + LEAST_VARIANCE);
          }
        });
    return pairs.isEmpty() ? null : pairs.build();
  }

  private long count(Slot slot) {
    return this == THROUGHPUT ? slot.requests : slot.timed;
  }

  private double mean(Slot slot) {
    return (this == TAIL ? slot.tails : slot.logs) / slot.timed;
  }

  /** The sum of squares around the slots' own means. */
  private double within(Map<SlotKey, Slot> slots) {
    return slots.values().stream()
        .filter(slot -> slot.timed > 0)
        .mapToDouble(
            slot -> {
              double sum = this == TAIL ? slot.tails : slot.logs;
              double squares = this == TAIL ? slot.tailSquares : slot.logSquares;
              return Math.max(0, squares - sum * sum / slot.timed);
            })
        .sum();
  }

  private static double freedom(Map<SlotKey, Slot> period, Map<SlotKey, Slot> baseline) {
    return freedom(period) + freedom(baseline);
  }

  private static long freedom(Map<SlotKey, Slot> slots) {
    return slots.values().stream().mapToLong(slot -> Math.max(0, slot.timed - 1)).sum();
  }

  private static double tailShare(Map<SlotKey, Slot> period, Map<SlotKey, Slot> baseline) {
    long tail = 0;
    long timed = 0;
    for (Map<SlotKey, Slot> side : java.util.List.of(period, baseline)) {
      for (Slot slot : side.values()) {
        tail += slot.inTail;
        timed += slot.timed;
      }
    }
    return tail < LEAST_IN_TAIL ? 0 : (double) tail / timed;
  }
}
