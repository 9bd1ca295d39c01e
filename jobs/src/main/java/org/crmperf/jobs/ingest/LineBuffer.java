package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window on a stream that always holds whole lines at its front. Grows for a long line up to a
 * limit; what is longer is passed over by the reader.
 */
final class LineBuffer {
  private static final int INITIAL = 1 << 20;

  private final InputStream in;
  private final int limit;
  private byte[] bytes = new byte[INITIAL];
  private int size;
  private long base;
  private boolean ended;

  /** A window that starts at decompressed offset {@code base}. */
  LineBuffer(InputStream in, long base, int maxLineBytes) {
    this.in = in;
    this.base = base;
    this.limit = Math.max(INITIAL, maxLineBytes + 1);
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  /** The decompressed offset of the window's first byte. */
  long base() {
    return base;
  }

  /** Whether the stream has no more bytes than the window holds. */
  boolean ended() {
    return ended;
  }

  /** Whether a line as long as the window is longer than lines may be. */
  boolean isFull() {
    return size >= limit;
  }

  /** Drops the bytes before {@code from}, then reads more behind what is left. */
  void refill(int from) throws IOException {
    int rest = size - from;
    if (rest > 0 && from > 0) {
      System.arraycopy(bytes, from, bytes, 0, rest);
    }
    base += from;
    size = rest;
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(limit, bytes.length * 2));
    }
    while (size < bytes.length && !ended) {
      int n = in.read(bytes, size, bytes.length - size);
      if (n < 0) {
        ended = true;
      } else {
        size += n;
      }
    }
  }
}
