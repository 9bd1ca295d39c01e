package org.crmperf.jobs.advice.baseline;

import java.util.List;
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
  /** The mean excess over the lower end of the upper quarter, in units of a shift of it. */
  UPPER,
  /** The same of the tail. */
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
    double scale = scale(period, baseline);
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
    return sum(slot) / slot.timed;
  }

  private double sum(Slot slot) {
    return switch (this) {
      case UPPER -> slot.upper.sum;
      case TAIL -> slot.tail.sum;
      case TYPICAL, THROUGHPUT -> slot.logs;
    };
  }

  private double squares(Slot slot) {
    return switch (this) {
      case UPPER -> slot.upper.squares;
      case TAIL -> slot.tail.squares;
      case TYPICAL, THROUGHPUT -> slot.logSquares;
    };
  }

  /** Where the times that are measured begin, as a quantile; below 0 for all of them. */
  double from() {
    return switch (this) {
      case UPPER -> TailBounds.UPPER_LOW;
      case TAIL -> TailBounds.TAIL_LOW;
      case TYPICAL, THROUGHPUT -> -1;
    };
  }

  /** The sum of squares around the slots' own means. */
  private double within(Map<SlotKey, Slot> slots) {
    return slots.values().stream()
        .filter(slot -> slot.timed > 0)
        .mapToDouble(
            slot -> {
              double sum = sum(slot);
              return Math.max(0, squares(slot) - sum * sum / slot.timed);
            })
        .sum();
  }

  private static double freedom(Map<SlotKey, Slot> period, Map<SlotKey, Slot> baseline) {
    return freedom(period) + freedom(baseline);
  }

  private static long freedom(Map<SlotKey, Slot> slots) {
    return slots.values().stream().mapToLong(slot -> Math.max(0, slot.timed - 1)).sum();
  }

  /** What makes of a difference the logarithm of a ratio: the share of times within the band. */
  private double scale(Map<SlotKey, Slot> period, Map<SlotKey, Slot> baseline) {
    if (this == TYPICAL || this == THROUGHPUT) {
      return 1;
    }
    long inside = 0;
    long timed = 0;
    for (Map<SlotKey, Slot> side : List.of(period, baseline)) {
      for (Slot slot : side.values()) {
        inside += (this == TAIL ? slot.tail : slot.upper).inside;
        timed += slot.timed;
      }
    }
    return inside < LEAST_IN_TAIL ? 0 : (double) inside / timed;
  }
}
