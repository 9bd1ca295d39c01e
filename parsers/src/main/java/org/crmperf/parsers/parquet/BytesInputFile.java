package org.crmperf.parsers.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A Parquet input over bytes in memory: rollups are small, and stores differ in how they seek. */
public final class BytesInputFile implements InputFile {
  private final byte[] bytes;

  public BytesInputFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What Parquet calls the file in its messages; who reads it says which. */
  @Override
  public String toString() {
    return "it";
  }

  @Override
  public long getLength() {
    return bytes.length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(bytes);
  }

  private static final class Stream extends SeekableInputStream {
    private final byte[] bytes;
    private int at;

    Stream(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long getPos() {
      return at;
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > bytes.length) {
        throw new EOFException("position " + position + " of " + bytes.length);
      }
      at = (int) position;
    }

    @Override
    public int read() {
      return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      int n = Math.min(length, bytes.length - at);
      if (n <= 0) {
        return length == 0 ? 0 : -1;
      }
      System.arraycopy(bytes, at, target, offset, n);
      at += n;
      return n;
    }

    @Override
    public void readFully(byte[] target) throws IOException {
      readFully(target, 0, target.length);
    }

    @Override
    public void readFully(byte[] target, int start, int length) throws IOException {
      if (bytes.length - at < length) {
        throw new EOFException("the file ends at " + bytes.length);
      }
      System.arraycopy(bytes, at, target, start, length);
      at += length;
    }

    @Override
    public int read(ByteBuffer target) {
      int n = Math.min(target.remaining(), bytes.length - at);
      if (n <= 0) {
        return target.hasRemaining() ? -1 : 0;
      }
      target.put(bytes, at, n);
      at += n;
      return n;
    }

    @Override
    public void readFully(ByteBuffer target) throws IOException {
      if (bytes.length - at < target.remaining()) {
        throw new EOFException("the file ends at " + bytes.length);
      }
      int n = target.remaining();
      target.put(bytes, at, n);
      at += n;
    }
  }
}
