package org.crmperf.jobs.metric;

import org.crmperf.parsers.scan.Log2;

/**
 * HdrHistogram's counts array at two significant digits: which values share a count, and which
 * value stands for them. A bucket holds the values of one power of two, in places of equal width;
 * bucket 0 holds those below 256 one by one. Source: HdrHistogram 2.2 AbstractHistogram.
 *
 * <p>A count is named by its bucket and its place there, or by its index in the whole array.
 */
final class BucketLayout {
  /** Significant decimal digits, as HdrHistogram counts them. */
  static final int DIGITS = 2;

  /** Enough for a thousand years in microseconds. */
  static final int BUCKETS = 48;

  private static final int SUB_BUCKETS = 256;
  private static final int HALF = SUB_BUCKETS / 2;
  private static final int HALF_MAGNITUDE = 7;

  private BucketLayout() {}

  /** The bucket of a value that is not negative. */
  static int bucket(long value) {
    return Log2.floor(value | (SUB_BUCKETS - 1)) - HALF_MAGNITUDE;
  }

  /** The place of a value in its bucket. */
  static int place(int bucket, long value) {
    int sub = (int) (value >>> bucket);
    return bucket == 0 ? sub : sub - HALF;
  }

  /** How many places a bucket has: in all but the first, the lower half is the bucket before. */
  static int places(int bucket) {
    return bucket == 0 ? SUB_BUCKETS : HALF;
  }

  static int bucketOf(int index) {
    return index < SUB_BUCKETS ? 0 : 1 + (index - SUB_BUCKETS) / HALF;
  }

  static int placeOf(int index) {
    return index < SUB_BUCKETS ? index : (index - SUB_BUCKETS) % HALF;
  }

  /** The largest value that an array needs which ends with a bucket. */
  static long highest(int bucket) {
    return Math.max(2, ((long) SUB_BUCKETS << bucket) - 1);
  }

  /**
   * What stands for the values of a place: the middle of all, or of those that are multiples of
   * {@code grain}, which is exact where there is but one. One of several would be further from the
   * others than 0.4 %.
   *
   * @param grain the resolution of the values; 0 or 1 where any may occur
   */
  static long middle(int bucket, int place, int grain) {
    long low = (long) (bucket == 0 ? place : place + HALF) << bucket;
    long width = 1L << bucket;
    if (grain > 1) {
      long first = (low + grain - 1) / grain * grain;
      long last = (low + width - 1) / grain * grain;
      if (first <= last) {
        return first + (last - first) / 2;
      }
    }
    return low + (width >> 1);
  }
}
