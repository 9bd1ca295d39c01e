package org.crmperf.jobs.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a histogram of few values: an endpoint's hour has mostly a dozen requests, and a
 * report of months has a million such hours. Immutable, so that copies share it.
 *
 * @param index in HdrHistogram's counts array, ascending
 */
record SparseCounts(int[] index, int[] count) {
  /** With more values, pages take less room. */
  static final int MOST = 96;

  int size() {
    return index.length;
  }

  /** The sum of two, or null if that is not sparse. */
  @Nullable SparseCounts plus(SparseCounts other) {
    Builder sum = new Builder();
    int a = 0;
    int b = 0;
    while (a < size() || b < other.size()) {
      int at = a < size() ? index[a] : Integer.MAX_VALUE;
      int at2 = b < other.size() ? other.index[b] : Integer.MAX_VALUE;
      long n = (at <= at2 ? count[a] : 0L) + (at2 <= at ? other.count[b] : 0L);
      sum.add(Math.min(at, at2), n);
      a += at <= at2 ? 1 : 0;
      b += at2 <= at ? 1 : 0;
    }
    return sum.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseCounts o
        && Arrays.equals(index, o.index)
        && Arrays.equals(count, o.count);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(index) + Arrays.hashCode(count);
  }

  /** Takes counts in ascending order of index. */
  static final class Builder {
    private final int[] index = new int[MOST];
    private final int[] count = new int[MOST];
    private int size;
    private boolean tooMany;

    void add(int at, long n) {
      if (n == 0) {
        return;
      }
      tooMany |= size == MOST || n > Integer.MAX_VALUE;
      if (!tooMany) {
        index[size] = at;
        count[size] = (int) n;
        size++;
      }
    }

    /** Null if there were more than {@link #MOST}, or larger than an int. */
    @Nullable SparseCounts build() {
      return tooMany
          ? null
          : new SparseCounts(Arrays.copyOf(index, size), Arrays.copyOf(count, size));
    }
  }
}
