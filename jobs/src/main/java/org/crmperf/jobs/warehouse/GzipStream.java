package org.crmperf.jobs.warehouse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates gzip with any number of members.
 *
 * <p>The JDK's GZIPInputStream asks {@code available()} whether another member follows, which
 * remote streams answer with 0, and takes a damaged header of a later member for the end. Both
 * would lose lines without a word; here the end is the end of the file, and all else an exception.
 */
final class GzipStream extends InputStream {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[64 * 1024];
  private final byte[] single = new byte[1];
  private int position;
  private int limit;
  private boolean inMember;
  private boolean anyMember;
  private boolean ended;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember && !startMember()) {
        ended = true;
        break;
      }
      int n = inflate(target, offset, length);
      if (n > 0) {
        crc.update(target, offset, n);
        return n;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        if (!fill()) {
          throw new EOFException("the gzip data ends too early");
        }
        inflater.setInput(buffer, 0, limit);
      } else {
        throw new ZipException("the gzip data asks for a preset dictionary");
      }
    }
    return -1;
  }

  private int inflate(byte[] target, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      ZipException corrupt = new ZipException("the gzip data is damaged");
      corrupt.initCause(e);
      throw corrupt;
    }
  }

  private boolean startMember() throws IOException {
    if (anyMember && !skipPadding()) {
      return false;
    }
    if (next() != 0x1f || next() != 0x8b) {
      throw new ZipException("what follows the gzip data is not gzip");
    }
    if (next() != 8) {
      throw new ZipException("the gzip data uses an unknown method");
    }
    int flags = next();
    skip(6);
    if ((flags & FEXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      skip(2);
    }
    inMember = true;
    anyMember = true;
    crc.reset();
    inflater.reset();
    inflater.setInput(buffer, position, limit - position);
    return true;
  }

  /** Zeros after a member are padding to a block size; false at the end of the file. */
  private boolean skipPadding() throws IOException {
    while (position < limit || fill()) {
      if (buffer[position] != 0) {
        return true;
      }
      position++;
    }
    return false;
  }

  private void endMember() throws IOException {
    position = limit - inflater.getRemaining();
    if (int32() != crc.getValue()) {
      throw new ZipException("the gzip checksum does not match");
    }
    if (int32() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("the gzip length does not match");
    }
    inMember = false;
  }

  private long int32() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int c;
    do {
      c = next();
    } while (c != 0);
  }

  private int next() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("the gzip data ends too early");
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
