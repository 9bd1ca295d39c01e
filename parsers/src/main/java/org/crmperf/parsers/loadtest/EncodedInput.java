package org.crmperf.parsers.loadtest;

import java.io.IOException;
import java.io.InputStream;

/** A stream read byte by byte from a buffer, which knows where it is. */
final class EncodedInput implements AutoCloseable {
  private static final int SIZE = 1 << 14;

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private int at;
  private int size;
  private long before;

  EncodedInput(InputStream in) {
    this.in = in;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    return at < size || fill() ? buffer[at++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    before += size;
    at = 0;
    size = 0; // whatever the read throws, no byte is given twice
    int n = in.read(buffer, 0, SIZE);
    size = Math.max(0, n);
    return n > 0;
  }

  /** The offset of the next byte. */
  long offset() {
    return before + at;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
