package org.crmperf.jobs.warehouse;

import java.util.Arrays;

/**
 * The first decompressed bytes of a file.
 *
 * @param bytes at most {@value #SIZE}; a shorter file's up to its last whole line, or all if it has
 *     none, because a line half-written today may be rewritten as a whole one
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record SourceHead(byte[] bytes) {
  /** Bytes that identify a source. */
  static final int SIZE = 4096;

  /** Reads the head; an unreadable file throws its INPUT error. */
  static SourceHead read(FileStores stores, InputFile file) {
    byte[] buffer = new byte[SIZE];
    int length = 0;
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0)) {
      while (length < SIZE) {
        int n = in.read(buffer, length, SIZE - length);
        if (n < 0) {
          break;
        }
        length += n;
      }
    }
    return new SourceHead(Arrays.copyOf(buffer, identifying(buffer, length)));
  }

  private static int identifying(byte[] bytes, int length) {
    if (length == SIZE) {
      return SIZE;
    }
    for (int i = length; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return length;
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The hash of the first {@code length} bytes. */
  String hash(int length) {
    return Digests.of(bytes, length);
  }
}
