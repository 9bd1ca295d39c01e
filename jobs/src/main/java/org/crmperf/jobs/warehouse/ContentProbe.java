package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;
import org.crmperf.parsers.error.CrmPerfException;

/** Looks into a file's content at a position, to tell whether it is still the same. */
final class ContentProbe {
  private static final int BUFFER = 64 * 1024;

  private final FileStores stores;

  ContentProbe(FileStores stores) {
    this.stores = stores;
  }

  /** How a file's content relates to a position in it. */
  sealed interface Found {
    /** The content ends before the position, after {@code length} bytes. */
    record Shorter(long length) implements Found {}

    /**
     * The content reaches the position.
     *
     * @param tailHash of the last up to 4,096 bytes before it
     * @param more whether there are bytes after it
     * @param sum of what was read to get there; of a plain file only the tail was
     */
    record Reached(String tailHash, boolean more, ContentSum sum) implements Found {}
  }

  /** Looks at a decompressed position; a compressed file is decompressed up to it. */
  Found at(InputFile file, long position) {
    return at(file, position, 0);
  }

  /** As {@link #at(InputFile, long)}; a stream's bytes before {@code summed} are summed. */
  Found at(InputFile file, long position, long summed) {
    return file.compression() == Compression.NONE
        ? inPlainFile(file, position)
        : inStream(file, position, summed);
  }

  /** The sum of a stream as far as it can be read. */
  ContentSum readable(InputFile file) {
    PassedSum sum = new PassedSum(0, Long.MAX_VALUE);
    byte[] buffer = new byte[BUFFER];
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0, sum)) {
      int n = 0;
      while (n >= 0) {
        n = in.read(buffer);
      }
    } catch (CrmPerfException e) {
      return sum.sum(); // this is how far
    }
    return sum.sum();
  }

  /** The sum of what lies in [from, to) of a file; of less if it is shorter. */
  ContentSum sum(InputFile file, long from, long to) {
    PassedSum sum = new PassedSum(from, to);
    byte[] buffer = new byte[BUFFER];
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), from, sum)) {
      int n = 0;
      while (n >= 0 && in.position() < to) {
        n = in.read(buffer, 0, (int) Math.min(buffer.length, to - in.position()));
      }
    }
    return sum.sum();
  }

  private Found inPlainFile(InputFile file, long position) {
    if (file.size() < position) {
      return new Found.Shorter(file.size());
    }
    int length = (int) Math.min(TailWindow.SIZE, position);
    return new Found.Reached(
        hashOf(file.path(), position - length, length), file.size() > position, ContentSum.NONE);
  }

  private Found inStream(InputFile file, long position, long summed) {
    byte[] buffer = new byte[BUFFER];
    PassedSum sum = new PassedSum(0, summed);
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0, sum)) {
      while (in.position() < position) {
        int wanted = (int) Math.min(buffer.length, position - in.position());
        if (in.read(buffer, 0, wanted) < 0) {
          return new Found.Shorter(in.position());
        }
      }
      String tailHash = in.tailHash();
      return new Found.Reached(tailHash, in.read() >= 0, sum.sum());
    }
  }

  /** The decompressed length of a file; a compressed one is decompressed for it. */
  long length(InputFile file) {
    return file.compression() == Compression.NONE
        ? file.size()
        : inStream(file, Long.MAX_VALUE, 0) instanceof Found.Shorter shorter
            ? shorter.length()
            : Long.MAX_VALUE;
  }

  /** The hash of the last up to 4,096 bytes as they lie on disk, compressed or not. */
  String rawTailHash(InputFile file) {
    int length = (int) Math.min(TailWindow.SIZE, file.size());
    return hashOf(file.path(), file.size() - length, length);
  }

  private String hashOf(String path, long from, int length) {
    byte[] bytes = new byte[length];
    try (InputStream in = stores.of(path).open(path, from)) {
      int n = in.readNBytes(bytes, 0, length);
      return Digests.of(bytes, n);
    } catch (IOException e) {
      throw InputErrors.unreadable(path + ": byte " + from, e);
    }
  }
}
