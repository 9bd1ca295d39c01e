package org.crmperf.jobs.warehouse;

/** The last {@value #SIZE} bytes of what passed by, and their hash. */
final class TailWindow {
  /** Bytes looked at before a position. */
  static final int SIZE = 4096;

  private final byte[] ring = new byte[SIZE];
  private long total;

  void add(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, SIZE);
    int from = offset + length - kept;
    int at = (int) ((total + length - kept) % SIZE);
    int first = Math.min(kept, SIZE - at);
    System.arraycopy(bytes, from, ring, at, first);
    System.arraycopy(bytes, from + first, ring, 0, kept - first);
    total += length;
  }

  /** The hash of the last bytes, oldest first. */
  String hash() {
    int length = (int) Math.min(total, SIZE);
    byte[] ordered = new byte[length];
    int start = (int) ((total - length) % SIZE);
    int first = Math.min(length, SIZE - start);
    System.arraycopy(ring, start, ordered, 0, first);
    System.arraycopy(ring, 0, ordered, first, length - first);
    return Digests.of(ordered, length);
  }
}
