package org.crmperf.jobs.warehouse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.loadtest.DamagedRecordException;
import org.jspecify.annotations.Nullable;

/**
 * The decompressed bytes of a source, from a decompressed offset; records that are no lines are
 * lines here.
 *
 * <p>A truncated or damaged file gives every byte that can be had, then fails with a {@link
 * CrmPerfException} of code INPUT that names the file and the offset; how many bytes that are does
 * not depend on how the caller reads. Not thread-safe.
 */
public final class SourceStream extends InputStream {
  private static final int SKIP_BUFFER = 64 * 1024;

  private final FileStore store;
  private final String path;
  private final Compression compression;
  private final TailWindow tail = new TailWindow();
  private final @Nullable PassedSum sum;
  private final byte[] single = new byte[1];
  private InputStream in;
  private long position;

  /** After a codec failed: read again up to here, then byte by byte, to lose none. */
  private boolean careful;

  private @Nullable CrmPerfException failure;

  private SourceStream(
      FileStore store, String path, Compression compression, @Nullable PassedSum sum) {
    this.sum = sum;
    this.store = store;
    this.path = path;
    this.compression = compression;
    this.in = InputStream.nullInputStream();
  }

  /**
   * Opens a source.
   *
   * @param offset where to start, in decompressed bytes; a stream that is shorter fails with a
   *     {@link CrmPerfException}, a plain file that is shorter is at its end
   */
  public static SourceStream open(
      FileStores stores, String path, Compression compression, long offset) {
    return open(stores, path, compression, offset, null);
  }

  /** Opens a source as {@link #open} does; what is read or skipped of it is summed. */
  public static SourceStream open(
      FileStores stores,
      String path,
      Compression compression,
      long offset,
      @Nullable PassedSum sum) {
    SourceStream stream = new SourceStream(stores.of(path), path, compression, sum);
    try {
      stream.start(offset);
    } catch (IOException | RuntimeException e) {
      stream.closeQuietly();
      throw stream.failed(e);
    }
    return stream;
  }

  private void start(long offset) throws IOException {
    if (compression == Compression.NONE) {
      in = store.open(path, offset);
      position = offset;
      return;
    }
    InputStream raw = store.open(path, 0);
    in = raw; // so that it is closed if the codec refuses its header
    position = 0;
    in = DecodedInput.of(compression.decompress(raw), DecodedInput.Pace.AT_ONCE);
    byte[] skipped = new byte[SKIP_BUFFER];
    while (position < offset) {
      int n = in.read(skipped, 0, (int) Math.min(SKIP_BUFFER, offset - position));
      if (n < 0) {
        throw new EOFException("the content ends before byte " + offset);
      }
      passed(skipped, 0, n);
    }
  }

  private void passed(byte[] bytes, int offset, int length) {
    tail.add(bytes, offset, length);
    if (sum != null) {
      sum.add(position, bytes, offset, length);
    }
    position += length;
  }

  /** The decompressed offset of the next byte. */
  public long position() {
    return position;
  }

  /**
   * The hash of the last up to 4,096 bytes before {@link #position}, as the ledger stores it. For a
   * plain file only if it was opened at 0.
   */
  public String tailHash() {
    return tail.hash();
  }

  @Override
  public int read() {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target) {
    return read(target, 0, target.length);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (failure != null) {
      throw failure;
    }
    if (!careful) {
      try {
        int n = in.read(target, offset, length);
        if (n > 0) {
          passed(target, offset, n);
        }
        return n;
      } catch (IOException | RuntimeException e) {
        if (compression == Compression.NONE
            || e instanceof DamagedRecordException
            || StoreFailure.isBehind(e)) {
          failure = failed(e);
          throw failure;
        }
        startAgain();
      }
    }
    return readCarefully(target, offset, length);
  }

  /** A codec that fails in the middle of a read does not say how much of it is good. */
  private void startAgain() {
    careful = true;
    long delivered = position;
    closeQuietly();
    try {
      reopenAt(delivered);
    } catch (IOException | RuntimeException e) {
      failure = failed(e);
      throw failure;
    }
  }

  private void reopenAt(long delivered) throws IOException {
    InputStream raw = store.open(path, 0);
    in = raw;
    in = DecodedInput.of(compression.decompress(raw), DecodedInput.Pace.BYTE_BY_BYTE);
    byte[] skipped = new byte[SKIP_BUFFER];
    for (long at = 0; at < delivered; ) {
      int n = in.read(skipped, 0, (int) Math.min(SKIP_BUFFER, delivered - at));
      if (n < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      at += n;
    }
  }

  private int readCarefully(byte[] target, int offset, int length) {
    int count = 0;
    try {
      while (count < length) {
        int b = in.read();
        if (b < 0) {
          break;
        }
        target[offset + count++] = (byte) b;
      }
    } catch (IOException | RuntimeException e) {
      failure = failed(e, position + count);
    }
    passed(target, offset, count);
    if (count == 0 && failure != null) {
      throw failure;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private CrmPerfException failed(Exception e) {
    return failed(e, position);
  }

  private CrmPerfException failed(Exception e, long at) {
    if (e instanceof CrmPerfException already) {
      return already;
    }
    if (e instanceof DamagedRecordException damage) {
      return InputErrors.damagedRecord(path, damage);
    }
    if (compression == Compression.NONE
        || compression == Compression.RECORDS
        || StoreFailure.isBehind(e)) {
      return InputErrors.unreadable(path + ": byte " + at, e);
    }
    return InputErrors.damaged(path, compression, at, e);
  }

  private void closeQuietly() {
    try {
      in.close();
    } catch (IOException | RuntimeException e) {
      // the failure that led here is the one worth telling
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw Errors.input(path, "cannot be closed: " + e.getMessage(), "run again", e);
    }
  }
}
