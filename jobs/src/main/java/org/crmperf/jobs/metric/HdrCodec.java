package org.crmperf.jobs.metric;

import java.nio.BufferUnderflowException;
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

  private static final ThreadLocal<HdrCodec> CODECS = ThreadLocal.withInitial(HdrCodec::new);

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private final Inflater inflater = new Inflater();
  private ByteBuffer plain = ByteBuffer.allocate(1 << 14);
  private byte[] packed = new byte[1 << 14];

  private HdrCodec() {}

  /** The codec of this thread. */
  static HdrCodec ofThread() {
    return CODECS.get();
  }

  /** Receives decoded counts. */
  interface CountSink {
    /** {@code count} values in the bucket of this index of HdrHistogram's counts array. */
    void counts(int index, long count);
  }

  /**
   * Encodes.
   *
   * @param counts by index of HdrHistogram's counts array, up to the last that is not zero
   * @param highestTrackable a value that the receiver must be able to hold
   */
  byte[] encode(long[] counts, int length, long highestTrackable) {
    int needed = HEADER + length * MOST_VARINT;
    if (plain.capacity() < needed) {
      plain = ByteBuffer.allocate(needed * 2);
    }
    plain.clear().position(HEADER);
    int i = 0;
    while (i < length) {
      if (counts[i] == 0) {
        int zeros = i;
        while (i < length && counts[i] == 0) {
          i++;
        }
        putZigZag(zeros - i);
      } else {
        putZigZag(counts[i++]);
      }
    }
    int size = plain.position();
    plain.putInt(0, V2_COOKIE);
    plain.putInt(4, size - HEADER);
    plain.putInt(8, 0);
    plain.putInt(12, LatencyHistogram.DIGITS);
    plain.putLong(16, LOWEST);
    plain.putLong(24, highestTrackable);
    plain.putDouble(32, 1.0);
    return deflate(size);
  }

  private byte[] deflate(int size) {
    deflater.reset();
    deflater.setInput(plain.array(), 0, size);
    deflater.finish();
    int at = COMPRESSED_HEADER;
    while (!deflater.finished()) {
      if (packed.length - at < 256) {
        packed = Arrays.copyOf(packed, packed.length * 2);
      }
      at += deflater.deflate(packed, at, packed.length - at);
    }
    ByteBuffer header = ByteBuffer.wrap(packed);
    header.putInt(0, V2_COMPRESSED_COOKIE);
    header.putInt(4, at - COMPRESSED_HEADER);
    return Arrays.copyOf(packed, at);
  }

  private void putZigZag(long value) {
    long v = value << 1 ^ value >> 63;
    for (int n = 0; n < MOST_VARINT - 1; n++) {
      if ((v & ~0x7fL) == 0) {
        plain.put((byte) v);
        return;
      }
      plain.put((byte) (v & 0x7f | 0x80));
      v >>>= 7;
    }
    plain.put((byte) v);
  }

  /** Decodes what {@link #encode} or an HdrHistogram library of two digits wrote. */
  void decode(byte[] encoded, CountSink sink) throws DataFormatException {
    ByteBuffer header = ByteBuffer.wrap(encoded);
    if (encoded.length < COMPRESSED_HEADER || header.getInt(0) != V2_COMPRESSED_COOKIE) {
      throw new DataFormatException("no V2 compressed histogram");
    }
    int size = inflate(encoded, header.getInt(4));
    try {
      boolean layout =
          plain.getInt(0) == V2_COOKIE
              && plain.getInt(8) == 0
              && plain.getInt(12) == LatencyHistogram.DIGITS
              && plain.getLong(16) == LOWEST
              && size >= HEADER;
      if (!layout) {
        throw new DataFormatException("another layout of histogram");
      }
      plain.limit(HEADER + plain.getInt(4)).position(HEADER);
      int index = 0;
      while (plain.hasRemaining()) {
        long count = zigZag();
        if (count < 0) {
          index += Math.toIntExact(-count);
        } else {
          sink.counts(index++, count);
        }
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new DataFormatException("the histogram is cut short");
    }
  }

  private int inflate(byte[] encoded, int length) throws DataFormatException {
    inflater.reset();
    inflater.setInput(
        encoded, COMPRESSED_HEADER, Math.min(length, encoded.length - COMPRESSED_HEADER));
    plain.clear();
    int size = 0;
    while (!inflater.finished()) {
      if (size == plain.capacity()) {
        plain = ByteBuffer.wrap(Arrays.copyOf(plain.array(), size * 2));
      }
      int n = inflater.inflate(plain.array(), size, plain.capacity() - size);
      if (n == 0 && !inflater.finished() && inflater.needsInput()) {
        throw new DataFormatException("the histogram is cut short");
      }
      size += n;
    }
    return size;
  }

  private long zigZag() {
    long value = 0;
    int shift = 0;
    for (int n = 0; n < MOST_VARINT; n++) {
      long b = plain.get();
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
