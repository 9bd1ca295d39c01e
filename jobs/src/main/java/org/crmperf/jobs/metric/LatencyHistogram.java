package org.crmperf.jobs.metric;

import java.util.zip.DataFormatException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * A mergeable distribution of durations in microseconds, with the {@linkplain BucketLayout layout}
 * of HdrHistogram at two significant digits: values below 256 are exact, above that a bucket is at
 * most 1/128 of its value wide, so that its middle is within 0.4 % of every value in it.
 *
 * <p>Counts are kept per power of two and allocated on first use, because most groups span few;
 * what is read back and holds few values stays {@linkplain SparseCounts sparse}. Stored as
 * HdrHistogram V2 compressed bytes, which any HdrHistogram library reads.
 */
public final class LatencyHistogram {
  /** Shared by all histograms without a page, and never written to. */
  private static final long[] @Nullable [] NO_PAGES = new long[BucketLayout.BUCKETS][];

  /** By bucket and place. */
  private long[] @Nullable [] counts = NO_PAGES;

  /** All of the counts, while there are no pages. */
  private @Nullable SparseCounts sparse;

  private long total;
  private long max;

  /**
   * The grain of the recorded values in microseconds (1000 for a log that writes milliseconds), or
   * 0 while empty: a bucket stands for those of its values that are multiples of it.
   */
  private int grainMicros;

  /** Records one value, {@code grain} being the resolution of the log it came from. */
  public void record(long micros, int grain) {
    long value = Math.max(0, micros);
    int bucket = BucketLayout.bucket(value);
    long[] page = counts[bucket];
    if (page == null) {
      page = newPage(bucket);
    }
    page[BucketLayout.place(bucket, value)]++;
    total++;
    max = Math.max(max, value);
    grainMicros = grainMicros == 0 ? grain : Math.min(grainMicros, grain);
  }

  /** Records a value, which is not negative, so many times. */
  private void record(long value, int grain, long times) {
    record(value, grain);
    int bucket = BucketLayout.bucket(value);
    newPage(bucket)[BucketLayout.place(bucket, value)] += times - 1;
    total += times - 1;
  }

  /** The page of a bucket that may have none yet. */
  private long[] newPage(int bucket) {
    if (counts == NO_PAGES) {
      counts = new long[BucketLayout.BUCKETS][];
    }
    SparseCounts few = sparse;
    if (few != null) {
      sparse = null;
      for (int i = 0; i < few.size(); i++) {
        addToPage(few.index()[i], few.count()[i]);
      }
    }
    long[] page = counts[bucket];
    if (page == null) {
      page = new long[BucketLayout.places(bucket)];
      counts[bucket] = page;
    }
    return page;
  }

  /** Adds all of another histogram's values. */
  public void add(LatencyHistogram other) {
    if (other.sparse != null) {
      addSparse(other.sparse);
    } else {
      addPages(other);
    }
    total += other.total;
    max = Math.max(max, other.max);
    if (other.grainMicros != 0) {
      grainMicros = grainMicros == 0 ? other.grainMicros : Math.min(grainMicros, other.grainMicros);
    }
  }

  private void addSparse(SparseCounts other) {
    SparseCounts mine = sparse;
    SparseCounts sum = mine == null ? null : mine.plus(other);
    if (mine == null && counts == NO_PAGES) {
      sum = other;
    }
    if (sum != null) {
      sparse = sum;
      return;
    }
    for (int i = 0; i < other.size(); i++) {
      addToPage(other.index()[i], other.count()[i]);
    }
  }

  private void addPages(LatencyHistogram other) {
    for (int b = 0; b < counts.length; b++) {
      long[] from = other.counts[b];
      if (from != null) {
        long[] to = newPage(b);
        for (int i = 0; i < from.length; i++) {
          to[i] += from[i];
        }
      }
    }
  }

  /** Values recorded. */
  public long total() {
    return total;
  }

  /** The largest value recorded, exact; 0 while empty. */
  public long max() {
    return max;
  }

  /** The resolution of the recorded values in microseconds; 0 while empty. */
  public int grainMicros() {
    return grainMicros;
  }

  /**
   * The nearest-rank percentile in microseconds: the value of rank ceil(quantile * n), within 0.4
   * %. 0 while empty.
   *
   * @param quantile from 0 to 1
   */
  public long percentile(double quantile) {
    if (total == 0) {
      return 0;
    }
    long rank = Math.max(1, Math.min(total, (long) Math.ceil(quantile * total - 1e-9)));
    if (rank == total) {
      return max;
    }
    SparseCounts few = sparse;
    return Math.min(max, few == null ? valueOfRank(rank) : middle(few.indexOfRank(rank)));
  }

  private long valueOfRank(long rank) {
    long seen = 0;
    for (int b = 0; b < counts.length; b++) {
      long[] page = counts[b];
      if (page == null) {
        continue;
      }
      for (int i = 0; i < page.length; i++) {
        seen += page[i];
        if (seen >= rank) {
          return BucketLayout.middle(b, i, grainMicros);
        }
      }
    }
    return max;
  }

  private long middle(int index) {
    return BucketLayout.middle(
        BucketLayout.bucketOf(index), BucketLayout.placeOf(index), grainMicros);
  }

  /**
   * How many recorded values lie above {@code micros}, to the precision of a bucket; none if the
   * largest does not.
   */
  public long countAbove(long micros) {
    long[] above = new long[1];
    forEach((value, count) -> above[0] += value > micros ? count : 0);
    return above[0];
  }

  /** Takes a bucket's middle, microseconds, and how many values are in it, at least one. */
  @FunctionalInterface
  public interface Buckets {
    /** The next bucket, in the order of values. */
    void bucket(long micros, long count);
  }

  /** Shows every bucket that is not empty; none stands for more than the maximum. */
  public void forEach(Buckets visitor) {
    SparseCounts few = sparse;
    if (few != null) {
      for (int i = 0; i < few.size(); i++) {
        visitor.bucket(Math.min(max, middle(few.index()[i])), few.count()[i]);
      }
      return;
    }
    for (int b = 0; b < counts.length; b++) {
      long[] page = counts[b];
      if (page == null) {
        continue;
      }
      for (int i = 0; i < page.length; i++) {
        if (page[i] != 0) {
          visitor.bucket(Math.min(max, BucketLayout.middle(b, i, grainMicros)), page[i]);
        }
      }
    }
  }

  /** The distribution if every value above {@code micros} were {@code micros}. */
  public LatencyHistogram cappedAt(long micros) {
    LatencyHistogram capped = new LatencyHistogram();
    int grain = Math.max(1, grainMicros);
    forEach((value, count) -> capped.record(Math.min(value, micros), grain, count));
    capped.max = Math.min(max, micros);
    return capped;
  }

  /**
   * Merges these values again without those of {@code part}, which must be among them, and with
   * others in their place.
   *
   * @param newMax the maximum of what is left and comes in, which counts alone cannot tell
   */
  public LatencyHistogram replacing(
      LatencyHistogram part, LatencyHistogram replacement, long newMax) {
    LatencyHistogram merged = new LatencyHistogram();
    merged.add(this);
    part.takeFrom(merged);
    merged.total -= part.total;
    merged.add(replacement);
    merged.max = newMax;
    return merged;
  }

  private void takeFrom(LatencyHistogram whole) {
    SparseCounts few = sparse;
    for (int i = 0; few != null && i < few.size(); i++) {
      whole.addToPage(few.index()[i], -few.count()[i]);
    }
    for (int b = 0; b < counts.length; b++) {
      long[] taken = counts[b];
      if (taken != null) {
        long[] from = whole.newPage(b);
        for (int i = 0; i < taken.length; i++) {
          from[i] -= taken[i];
        }
      }
    }
  }

  /** HdrHistogram V2 compressed bytes, unit microseconds, two digits. */
  public byte[] encode() {
    HdrCodec codec = HdrCodec.ofThread();
    codec.begin();
    SparseCounts few = sparse;
    int last = few == null ? putPages(codec) : few.putInto(codec);
    return codec.end(BucketLayout.highest(last));
  }

  /** Returns the last bucket that has a page. */
  private int putPages(HdrCodec codec) {
    int last = counts.length - 1;
    while (last > 0 && counts[last] == null) {
      last--;
    }
    for (int b = 0; b <= last; b++) {
      long[] page = counts[b];
      if (page == null) {
        codec.putZeros(BucketLayout.places(b));
      } else {
        codec.put(page);
      }
    }
    return last;
  }

  /**
   * Adds {@link #encode}d values to a histogram.
   *
   * @param max their exact maximum, which the encoding rounds to its bucket
   * @param grainMicros the resolution of the values
   */
  public static void decodeInto(byte[] encoded, long max, int grainMicros, LatencyHistogram to) {
    if (encoded.length == 0) {
      return;
    }
    try {
      to.decode(encoded);
    } catch (DataFormatException | RuntimeException e) {
      throw Errors.internal("a stored latency histogram cannot be decoded", e);
    }
    to.max = Math.max(to.max, max);
    to.grainMicros = to.grainMicros == 0 ? grainMicros : Math.min(to.grainMicros, grainMicros);
  }

  private void decode(byte[] encoded) throws DataFormatException {
    HdrCodec codec = HdrCodec.ofThread();
    codec.decode(encoded);
    SparseCounts few = total == 0 ? SparseCounts.of(codec) : null;
    for (int i = 0; i < codec.size(); i++) {
      if (few == null) {
        addToPage(codec.index(i), codec.count(i));
      }
      total += codec.count(i);
    }
    sparse = few == null ? sparse : few;
  }

  private void addToPage(int index, long count) {
    int bucket = BucketLayout.bucketOf(index);
    long[] page = counts[bucket];
    if (page == null) {
      page = newPage(bucket);
    }
    page[BucketLayout.placeOf(index)] += count;
  }
}
