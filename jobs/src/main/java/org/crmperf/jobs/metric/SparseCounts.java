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

  /** What a codec has decoded, or null if that is not sparse. */
  static @Nullable SparseCounts of(HdrCodec decoded) {
    if (decoded.size() > MOST) {
      return null;
    }
    Builder few = new Builder();
    for (int i = 0; i < decoded.size(); i++) {
      few.add(decoded.index(i), decoded.count(i));
    }
    return few.build();
  }

  /** Gives an encoder these counts; returns the bucket of the last. */
  int putInto(HdrCodec codec) {
    int next = 0;
    for (int i = 0; i < size(); i++) {
      codec.putZeros(index[i] - next);
      codec.put(count[i]);
      next = index[i] + 1;
    }
    return next == 0 ? 0 : BucketLayout.bucketOf(next - 1);
  }

  /**
   * The index of the value of a rank.
   *
   * @param rank from 1 to the sum of the counts
   */
  int indexOfRank(long rank) {
    int at = 0;
    for (long seen = count[0]; seen < rank; seen += count[at]) {
      at++;
    }
    return index[at];
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
