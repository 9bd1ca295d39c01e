package org.crmperf.parsers.parquet;

import java.util.Arrays;
import org.crmperf.parsers.scan.ByteScan;

/** A growing page body, with the encodings of the Parquet format ("Encodings", parquet-format). */
final class PageBytes {
  private byte[] bytes = new byte[1 << 16];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void putByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
  }

  void putInt(int value) {
    ensure(4);
    ByteScan.putInt(bytes, length, value);
    length += 4;
  }

  void putLong(long value) {
    ensure(8);
    ByteScan.putLong(bytes, length, value);
    length += 8;
  }

  /** A byte array of the PLAIN encoding: its length in four bytes, then itself. */
  void putSized(byte[] from, int start, int size) {
    ensure(4 + size);
    ByteScan.putInt(bytes, length, size);
    System.arraycopy(from, start, bytes, length + 4, size);
    length += 4 + size;
  }

  private void putVarint(int value) {
    ensure(5);
    int v = value;
    while ((v & ~0x7f) != 0) {
      bytes[length++] = (byte) (v & 0x7f | 0x80);
      v >>>= 7;
    }
    bytes[length++] = (byte) v;
  }

  /** RLE/bit-packing hybrid of one value repeated. */
  void putRun(int value, int count, int bitWidth) {
    putVarint(count << 1);
    ensure(4);
    for (int shift = 0; shift < bitWidth; shift += 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** RLE/bit-packing hybrid: all values as one bit-packed run, padded to a multiple of eight. */
  void putPacked(int[] values, int count, int bitWidth) {
    int groups = (count + 7) >>> 3;
    putVarint(groups << 1 | 1);
    int size = groups * bitWidth;
    ensure(size + 8);
    byte[] out = bytes;
    int at = length;
    long bits = 0;
    int filled = 0;
    for (int i = 0; i < count; i++) {
      bits |= (long) values[i] << filled;
      filled += bitWidth;
      if (filled >= 32) {
        ByteScan.putInt(out, at, (int) bits);
        at += 4;
        bits >>>= 32;
        filled -= 32;
      }
    }
    ByteScan.putLong(out, at, bits);
    // what the padding of the last group needs beyond these eight bytes is zero
    Arrays.fill(out, Math.min(at + 8, length + size), length + size, (byte) 0);
    length += size;
  }

  /**
   * Definition levels of a nullable column: four bytes of size, then a run or packed bits. Spark's
   * vectorised reader refuses them in any other form.
   */
  void putDefinitionLevels(int[] defined, int count, int definedCount) {
    int sizeAt = length;
    putInt(0);
    int start = length;
    if (definedCount == count || definedCount == 0) {
      putRun(definedCount == 0 ? 0 : 1, count, 1);
    } else {
      putPacked(defined, count, 1);
    }
    ByteScan.putInt(bytes, sizeAt, length - start);
  }
}
