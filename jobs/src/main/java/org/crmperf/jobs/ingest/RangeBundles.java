package org.crmperf.jobs.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranges put together to tasks. A large range is a task of its own, so that one large file keeps
 * every core busy; small files share one, so that thousands of them do not cost as many tasks. The
 * heaviest come first: what is left to the end is light, and no core waits long for another.
 */
final class RangeBundles {
  /** A task of this weight takes much longer than Spark takes to start it: a second or less. */
  private static final long MOST_WEIGHT = 32L << 20;

  /** With fewer tasks a core, one slow core would hold up the others. */
  private static final int TASKS_A_CORE = 8;

  private static final long LEAST_WEIGHT = 1L << 20;

  /** What opening a file and writing its results weighs, in bytes of log. */
  private static final long FILE_WEIGHT = 256L << 10;

  /** What a stored byte of a compressed log weighs: logs compress to a tenth or so. */
  private static final long INFLATION = 8;

  private RangeBundles() {}

  /** A range and what it weighs, in bytes of log. */
  record Weighed(RangeTask.Input input, long weight) {
    /**
     * @param storedBytes of it, compressed or not
     */
    static Weighed of(RangeTask.Input input, long storedBytes) {
      boolean plain = input.range().compression().isPlain();
      return new Weighed(input, FILE_WEIGHT + storedBytes * (plain ? 1 : INFLATION));
    }
  }

  /**
   * Puts ranges together.
   *
   * @param cores as many as Spark knows of; a cluster may grow more of them
   */
  static List<List<RangeTask.Input>> of(List<Weighed> ranges, int cores) {
    long total = ranges.stream().mapToLong(Weighed::weight).sum();
    long target =
        Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, total / ((long) cores * TASKS_A_CORE)));
    List<Weighed> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(Weighed::weight).reversed());
    List<List<RangeTask.Input>> bundles = new ArrayList<>();
    List<RangeTask.Input> bundle = new ArrayList<>();
    long weight = 0;
    for (Weighed range : sorted) {
      if (!bundle.isEmpty() && weight + range.weight() > target) {
        bundles.add(bundle);
        bundle = new ArrayList<>();
        weight = 0;
      }
      bundle.add(range.input());
      weight += range.weight();
    }
    if (!bundle.isEmpty()) {
      bundles.add(bundle);
    }
    return bundles;
  }
}
