package org.crmperf.jobs.warehouse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.crmperf.parsers.loadtest.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind a codec, with a failure after the last good byte and not in the middle of a
 * read; records are turned into lines.
 */
final class DecodedInput extends FilterInputStream {
  /** How the codec is read. */
  enum Pace {
    AT_ONCE,
    /** After a failure: a codec that fails in a long read does not say how much of it is good. */
    BYTE_BY_BYTE
  }

  private Pace pace;
  private byte[] head = new byte[RecordKind.HEAD];
  private int headAt;
  private @Nullable IOException failure;

  private DecodedInput(InputStream codec, Pace pace) {
    super(codec);
    this.pace = pace;
  }

  /** The lines of what the codec gives. */
  static InputStream of(InputStream codec, Pace pace) {
    DecodedInput input = new DecodedInput(codec, pace);
    input.readHead();
    RecordKind kind = RecordKind.of(input.head, input.head.length);
    if (kind == RecordKind.LINES) {
      input.pace = Pace.AT_ONCE; // nothing between it and the caller, who sets the pace
    }
    return kind.lines(input);
  }

  private void readHead() {
    int size = 0;
    try {
      int n;
      while (size < head.length && (n = piece(head, size, head.length - size)) > 0) {
        size += n;
      }
    } catch (IOException | RuntimeException e) {
      failure = asReadingFailure(e);
    }
    head = Arrays.copyOf(head, size);
  }

  @Override
  public int read() throws IOException {
    if (headAt < head.length) {
      return head[headAt++] & 0xff;
    }
    if (failure != null) {
      throw failure;
    }
    return in.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (headAt < head.length) {
      int n = Math.min(length, head.length - headAt);
      System.arraycopy(head, headAt, target, offset, n);
      headAt += n;
      return n;
    }
    if (failure != null) {
      throw failure;
    }
    return piece(target, offset, length);
  }

  private int piece(byte[] target, int offset, int length) throws IOException {
    return pace == Pace.AT_ONCE
        ? in.read(target, offset, length)
        : byteByByte(target, offset, length);
  }

  private int byteByByte(byte[] target, int offset, int length) throws IOException {
    int n = 0;
    try {
      while (n < length) {
        int c = in.read();
        if (c < 0) {
          break;
        }
        target[offset + n++] = (byte) c;
      }
    } catch (IOException | RuntimeException e) {
      failure = asReadingFailure(e);
      if (n == 0) {
        throw failure;
      }
    }
    return n == 0 && length > 0 ? -1 : n;
  }

  /** Some codecs throw what is no IOException at damaged data. */
  private static IOException asReadingFailure(Exception e) {
    return e instanceof IOException reading ? reading : new IOException(e.getMessage(), e);
  }
}
