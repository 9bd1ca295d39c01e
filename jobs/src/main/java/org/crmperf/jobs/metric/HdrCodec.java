package org.crmperf.jobs.metric;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The HdrHistogram V2 compressed encoding, straight from and to {@link LatencyHistogram}'s buckets:
 * the library's own codec makes a full-size histogram and a new deflater for each, which was a
 * tenth of a whole run. A test holds it against the library, both ways. Source: HdrHistogram 2.2
 * AbstractHistogram, "V2 encoding".
 */
final class HdrCodec {
  private static final int V2_COOKIE = 0x1c849303 | 0x10;
  private static final int V2_COMPRESSED_COOKIE = 0x1c849304 | 0x10;
  private static final int HEADER = 40;
  private static final int COMPRESSED_HEADER = 8;
  private static final int MOST_VARINT = 9;
  private static final long LOWEST = 1;
  private static final String CUT_SHORT = "the histogram is cut short";

  private static final ThreadLocal<HdrCodec> CODECS = ThreadLocal.withInitial(HdrCodec::new);

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final Inflater inflater = new Inflater();
  private byte[] plain = new byte[1 << 14];
  private byte[] packed = new byte[1 << 14];

  /** Where in {@link #plain} the next byte comes. */
  private int at;

  /** Zeros that are not written yet. */
  private int zeros;

  // what was decoded last
  private int[] indices = new int[256];
  private long[] counts = new long[256];
  private int size;

  private HdrCodec() {}

  /** The codec of this thread. */
  static HdrCodec ofThread() {
    return CODECS.get();
  }

  // ---- encoding: begin, the counts in the order of HdrHistogram's counts array, end

  void begin() {
    at = HEADER;
    zeros = 0;
  }

  /** So many buckets are empty. */
  void putZeros(int buckets) {
    zeros += buckets;
  }

  /** The next bucket, which is not empty. */
  void put(long count) {
    reserve(2);
    putNonZero(count);
  }

  /** The next buckets. */
  void put(long[] page) {
    reserve(page.length + 1);
    for (long count : page) {
      if (count == 0) {
        zeros++;
      } else {
        putNonZero(count);
      }
    }
  }

  private void reserve(int numbers) {
    if (plain.length - at < numbers * MOST_VARINT) {
      plain = Arrays.copyOf(plain, 2 * (at + numbers * MOST_VARINT));
    }
  }

  private void putNonZero(long count) {
    if (zeros > 0) {
      putZigZag(-zeros);
      zeros = 0;
    }
    putZigZag(count);
  }

  private void putZigZag(long value) {
    long v = value << 1 ^ value >> 63;
    for (int n = 0; n < MOST_VARINT - 1; n++) {
      if ((v & ~0x7fL) == 0) {
        plain[at++] = (byte) v;
        return;
      }
      plain[at++] = (byte) (v & 0x7f | 0x80);
      v >>>= 7;
    }
    plain[at++] = (byte) v;
  }

  /**
   * The encoded counts; zeros at the end are none.
   *
   * @param highestTrackable a value that the receiver must be able to hold
   */
  byte[] end(long highestTrackable) {
    ByteBuffer.wrap(plain)
        .putInt(V2_COOKIE)
        .putInt(at - HEADER)
        .putInt(0)
        .putInt(BucketLayout.DIGITS)
        .putLong(LOWEST)
        .putLong(highestTrackable)
        .putDouble(1.0);
    return deflate(at);
  }

  private byte[] deflate(int length) {
    deflater.reset();
    deflater.setInput(plain, 0, length);
    deflater.finish();
    int end = COMPRESSED_HEADER;
    while (!deflater.finished()) {
      if (packed.length - end < 256) {
        packed = Arrays.copyOf(packed, packed.length * 2);
      }
      end += deflater.deflate(packed, end, packed.length - end);
    }
    ByteBuffer.wrap(packed).putInt(V2_COMPRESSED_COOKIE).putInt(end - COMPRESSED_HEADER);
    return Arrays.copyOf(packed, end);
  }

  // ---- decoding

  /**
   * Decodes what {@link #end} or an HdrHistogram library of two digits wrote: {@link #size} counts
   * that are not zero, until the next are decoded.
   */
  void decode(byte[] encoded) throws DataFormatException {
    ByteBuffer header = ByteBuffer.wrap(encoded);
    if (encoded.length < COMPRESSED_HEADER || header.getInt(0) != V2_COMPRESSED_COOKIE) {
      throw new DataFormatException("no V2 compressed histogram");
    }
    int length = inflate(encoded, header.getInt(4));
    header = ByteBuffer.wrap(plain);
    boolean layout =
        length >= HEADER
            && header.getInt(0) == V2_COOKIE
            && header.getInt(8) == 0
            && header.getInt(12) == BucketLayout.DIGITS
            && header.getLong(16) == LOWEST;
    if (!layout) {
      throw new DataFormatException("another layout of histogram");
    }
    int payload = header.getInt(4);
    if (payload < 0 || payload > length - HEADER) {
      throw new DataFormatException(CUT_SHORT);
    }
    numbers(HEADER + payload);
  }

  private void numbers(int end) throws DataFormatException {
    at = HEADER;
    size = 0;
    int index = 0;
    while (at < end) {
      long count = zigZag(end);
      if (count < 0) {
        index += Math.toIntExact(-count);
      } else {
        if (size == indices.length) {
          indices = Arrays.copyOf(indices, 2 * size);
          counts = Arrays.copyOf(counts, 2 * size);
        }
        indices[size] = index++;
        counts[size++] = count;
      }
    }
  }

  /** Counts that were decoded. */
  int size() {
    return size;
  }

  /** The place of a decoded count in HdrHistogram's counts array; they ascend. */
  int index(int i) {
    return indices[i];
  }

  /** A decoded count. */
  long count(int i) {
    return counts[i];
  }

  private int inflate(byte[] encoded, int length) throws DataFormatException {
    inflater.reset();
    inflater.setInput(
        encoded,
        COMPRESSED_HEADER,
        Math.max(0, Math.min(length, encoded.length - COMPRESSED_HEADER)));
    int end = 0;
    while (!inflater.finished()) {
      if (end == plain.length) {
        plain = Arrays.copyOf(plain, end * 2);
      }
      int n = inflater.inflate(plain, end, plain.length - end);
      if (n == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) {
        throw new DataFormatException(CUT_SHORT);
      }
      end += n;
    }
    return end;
  }

  private long zigZag(int end) throws DataFormatException {
    long value = 0;
    int shift = 0;
    for (int n = 0; n < MOST_VARINT; n++) {
      if (at == end) {
        throw new DataFormatException(CUT_SHORT);
      }
      long b = plain[at++];
      if (n == MOST_VARINT - 1) {
        value |= (b & 0xff) << shift;
        break;
      }
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        break;
      }
      shift += 7;
    }
    return value >>> 1 ^ -(value & 1);
  }
}
