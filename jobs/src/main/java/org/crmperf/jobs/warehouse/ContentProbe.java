package org.crmperf.jobs.warehouse;

import java.io.IOException;
import java.io.InputStream;

/** Looks into a file's content at a position, to tell whether it is still the same. */
final class ContentProbe {
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
     */
    record Reached(String tailHash, boolean more) implements Found {}
  }

  /** Looks at a decompressed position; a compressed file is decompressed up to it. */
  Found at(InputFile file, long position) {
    return file.compression() == Compression.NONE
        ? inPlainFile(file, position)
        : inStream(file, position);
  }

  private Found inPlainFile(InputFile file, long position) {
    if (file.size() < position) {
      return new Found.Shorter(file.size());
    }
    int length = (int) Math.min(TailWindow.SIZE, position);
    return new Found.Reached(
        hashOf(file.path(), position - length, length), file.size() > position);
  }

  private Found inStream(InputFile file, long position) {
    byte[] buffer = new byte[64 * 1024];
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0)) {
      while (in.position() < position) {
        int wanted = (int) Math.min(buffer.length, position - in.position());
        if (in.read(buffer, 0, wanted) < 0) {
          return new Found.Shorter(in.position());
        }
      }
      String tailHash = in.tailHash();
      return new Found.Reached(tailHash, in.read() >= 0);
    }
  }

  /** The decompressed length of a file; a compressed one is decompressed for it. */
  long length(InputFile file) {
    return file.compression() == Compression.NONE
        ? file.size()
        : inStream(file, Long.MAX_VALUE) instanceof Found.Shorter shorter
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
