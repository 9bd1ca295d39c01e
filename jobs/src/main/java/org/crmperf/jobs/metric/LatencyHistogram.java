package org.crmperf.jobs.metric;

import java.util.zip.DataFormatException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.scan.Log2;
import org.jspecify.annotations.Nullable;

/**
 * A mergeable distribution of durations in microseconds, with the bucket layout of HdrHistogram at
 * two significant digits: values below 256 are exact, above that a bucket is at most 1/128 of its
 * value wide, so that its middle is within 0.4 % of every value in it.
 *
 * <p>Counts are kept per power of two and allocated on first use, because most groups span few;
 * what is read back and holds few values stays {@linkplain SparseCounts sparse}. Stored as
 * HdrHistogram V2 compressed bytes, which any HdrHistogram library reads.
 */
public final class LatencyHistogram {
  /** Significant decimal digits, as HdrHistogram counts them. */
  public static final int DIGITS = 2;

  private static final int SUB_BUCKETS = 256;
  private static final int HALF = SUB_BUCKETS / 2;
  private static final int HALF_MAGNITUDE = 7;
  private static final int BUCKETS = 48;

  /** Shared by all histograms without a page, and never written to. */
  private static final long[] @Nullable [] NO_PAGES = new long[BUCKETS][];

  /** counts[0] holds values 0..255 one by one; counts[b] for b > 0 the upper half of bucket b. */
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
    int bucket = Log2.floor(value | (SUB_BUCKETS - 1)) - HALF_MAGNITUDE;
    int sub = (int) (value >>> bucket);
    long[] page = counts[bucket];
    if (page == null) {
      page = newPage(bucket);
    }
    page[bucket == 0 ? sub : sub - HALF]++;
    total++;
    max = Math.max(max, value);
    grainMicros = grainMicros == 0 ? grain : Math.min(grainMicros, grain);
  }

  /** The page of a bucket that may have none yet. */
  private long[] newPage(int bucket) {
    if (counts == NO_PAGES) {
      counts = new long[BUCKETS][];
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
      page = new long[bucket == 0 ? SUB_BUCKETS : HALF];
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
    for (int b = 0; b < BUCKETS; b++) {
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
    long seen = 0;
    SparseCounts few = sparse;
    if (few != null) {
      for (int i = 0; i < few.size(); i++) {
        seen += few.count()[i];
        if (seen >= rank) {
          return Math.min(max, representativeOf(few.index()[i]));
        }
      }
      return max;
    }
    for (int b = 0; b < counts.length; b++) {
      long[] page = counts[b];
      if (page == null) {
        continue;
      }
      for (int i = 0; i < page.length; i++) {
        seen += page[i];
        if (seen >= rank) {
          return Math.min(max, representative(b, i));
        }
      }
    }
    return max;
  }

  /** How many recorded values lie above {@code micros}, to the precision of a bucket. */
  public long countAbove(long micros) {
    long above = 0;
    SparseCounts few = sparse;
    if (few != null) {
      for (int i = 0; i < few.size(); i++) {
        above += representativeOf(few.index()[i]) > micros ? few.count()[i] : 0;
      }
      return above;
    }
    for (int b = 0; b < counts.length; b++) {
      long[] page = counts[b];
      if (page == null) {
        continue;
      }
      for (int i = 0; i < page.length; i++) {
        if (page[i] != 0 && representative(b, i) > micros) {
          above += page[i];
        }
      }
    }
    return above;
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
        visitor.bucket(Math.min(max, representativeOf(few.index()[i])), few.count()[i]);
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
          visitor.bucket(Math.min(max, representative(b, i)), page[i]);
        }
      }
    }
  }

  /** The distribution if every value above {@code micros} were {@code micros}. */
  public LatencyHistogram cappedAt(long micros) {
    LatencyHistogram capped = new LatencyHistogram();
    forEach(
        (value, count) -> {
          capped.record(Math.min(value, micros), Math.max(1, grainMicros));
          capped.addToBucketOf(Math.min(value, micros), count - 1);
        });
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
    SparseCounts few = part.sparse;
    if (few != null) {
      for (int i = 0; i < few.size(); i++) {
        merged.addToPage(few.index()[i], -few.count()[i]);
      }
    } else {
      for (int b = 0; b < BUCKETS; b++) {
        long[] from = part.counts[b];
        if (from != null) {
          long[] to = merged.newPage(b);
          for (int i = 0; i < from.length; i++) {
            to[i] -= from[i];
          }
        }
      }
    }
    merged.total -= part.total;
    merged.add(replacement);
    merged.max = newMax;
    return merged;
  }

  private void addToBucketOf(long value, long count) {
    int bucket = Log2.floor(value | (SUB_BUCKETS - 1)) - HALF_MAGNITUDE;
    long[] page = counts[bucket];
    if (page != null) {
      int sub = (int) (value >>> bucket);
      page[bucket == 0 ? sub : sub - HALF] += count;
      total += count;
    }
  }

  /**
   * The middle of a bucket: of all its values, or of those that the log's resolution allows, which
   * is exact where there is but one. One of several would be further from the others than 0.4 %.
   */
  private long representative(int bucket, int index) {
    long low = lowest(bucket, index);
    long width = 1L << bucket;
    if (grainMicros > 1) {
      long first = (low + grainMicros - 1) / grainMicros * grainMicros;
      long last = (low + width - 1) / grainMicros * grainMicros;
      if (first <= last) {
        return first + (last - first) / 2;
      }
    }
    return low + (width >> 1);
  }

  private long representativeOf(int index) {
    return representative(bucketOf(index), placeOf(index));
  }

  private static int bucketOf(int index) {
    return index < SUB_BUCKETS ? 0 : 1 + (index - SUB_BUCKETS) / HALF;
  }

  private static int placeOf(int index) {
    return index < SUB_BUCKETS ? index : (index - SUB_BUCKETS) % HALF;
  }

  private static long lowest(int bucket, int index) {
    return (long) (bucket == 0 ? index : index + HALF) << bucket;
  }

  /** HdrHistogram V2 compressed bytes, unit microseconds, two digits. */
  public byte[] encode() {
    HdrCodec codec = HdrCodec.ofThread();
    codec.begin();
    SparseCounts few = sparse;
    int last = few == null ? putPages(codec) : put(few, codec);
    return codec.end(Math.max(2, ((long) SUB_BUCKETS << last) - 1));
  }

  /** Returns the last bucket that has a page. */
  private int putPages(HdrCodec codec) {
    int last = counts.length - 1;
    while (last > 0 && counts[last] == null) {
      last--;
    }
    // in HdrHistogram's counts array bucket 0 has all its sub-buckets, every other its upper half
    for (int b = 0; b <= last; b++) {
      long[] page = counts[b];
      if (page == null) {
        codec.putZeros(b == 0 ? SUB_BUCKETS : HALF);
      } else {
        codec.put(page);
      }
    }
    return last;
  }

  private static int put(SparseCounts few, HdrCodec codec) {
    int next = 0;
    for (int i = 0; i < few.size(); i++) {
      codec.putZeros(few.index()[i] - next);
      codec.put(few.count()[i]);
      next = few.index()[i] + 1;
    }
    return next == 0 ? 0 : bucketOf(next - 1);
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
    SparseCounts few = total == 0 ? sparseOf(codec) : null;
    for (int i = 0; i < codec.size(); i++) {
      if (few == null) {
        addToPage(codec.index(i), codec.count(i));
      }
      total += codec.count(i);
    }
    sparse = few == null ? sparse : few;
  }

  private static @Nullable SparseCounts sparseOf(HdrCodec codec) {
    if (codec.size() > SparseCounts.MOST) {
      return null;
    }
    SparseCounts.Builder few = new SparseCounts.Builder();
    for (int i = 0; i < codec.size(); i++) {
      few.add(codec.index(i), codec.count(i));
    }
    return few.build();
  }

  private void addToPage(int index, long count) {
    int bucket = bucketOf(index);
    long[] page = counts[bucket];
    if (page == null) {
      page = newPage(bucket);
    }
    page[placeOf(index)] += count;
  }
}
