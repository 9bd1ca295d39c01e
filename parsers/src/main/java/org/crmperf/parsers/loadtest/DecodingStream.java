package org.crmperf.parsers.loadtest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records as lines. A record's line is given whole or not at all, whatever piece the reader asks
 * for; a failure comes after the last line.
 */
abstract class DecodingStream extends InputStream {
  private static final int ENOUGH = 8192;

  private final EncodedInput in;
  private final byte[] single = new byte[1];
  private byte[] line = new byte[2 * ENOUGH];
  private int size;
  private int at;
  private boolean ended;
  private @Nullable IOException failure;

  DecodingStream(EncodedInput in) {
    this.in = in;
  }

  /** Reads one record and appends what it becomes; false at the stream's end. */
  abstract boolean next() throws IOException;

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == size) {
      decode();
    }
    int n = Math.min(length, size - at);
    if (n == 0) {
      if (failure != null) {
        throw failure;
      }
      return -1;
    }
    System.arraycopy(line, at, target, offset, n);
    at += n;
    return n;
  }

  private void decode() {
    at = 0;
    size = 0;
    while (size < ENOUGH && !ended && failure == null) {
      int whole = size;
      try {
        ended = !next();
      } catch (IOException e) {
        size = whole;
        failure = e;
      }
    }
  }

  final void append(char ascii) {
    reserve(1);
    line[size++] = (byte) ascii;
  }

  final void append(byte[] bytes, int from, int to) {
    reserve(to - from);
    System.arraycopy(bytes, from, line, size, to - from);
    size += to - from;
  }

  final void append(byte[] bytes) {
    append(bytes, 0, bytes.length);
  }

  final void append(long number) {
    append(Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private void reserve(int more) {
    if (line.length - size < more) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, size + more));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
