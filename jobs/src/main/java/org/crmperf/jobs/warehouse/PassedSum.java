package org.crmperf.jobs.warehouse;

import java.util.zip.CRC32;

/** Sums the part of a source that lies between two decompressed offsets, as it is read in order. */
public final class PassedSum {
  private final long from;
  private final long to;
  private final CRC32 crc = new CRC32();
  private long bytes;

  /** Sums what lies in [from, to). */
  public PassedSum(long from, long to) {
    this.from = from;
    this.to = to;
  }

  /** Takes bytes that lie at {@code position} of the source. */
  void add(long position, byte[] b, int offset, int length) {
    long first = Math.max(position, from);
    long last = Math.min(position + length, to);
    if (first < last) {
      crc.update(b, offset + (int) (first - position), (int) (last - first));
      bytes += last - first;
    }
  }

  /** Of what has passed so far. */
  public ContentSum sum() {
    return new ContentSum(bytes, (int) crc.getValue());
  }
}
