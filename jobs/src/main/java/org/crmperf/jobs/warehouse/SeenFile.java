package org.crmperf.jobs.warehouse;

/**
 * A file in which a source was found. A compressed file that is still the same byte for byte at its
 * end need not be decompressed to know that there is nothing new in it.
 *
 * @param size bytes on disk; 0 for an uncompressed file, whose size the ledger has anyway
 * @param rawTailHash of its last up to 4,096 bytes on disk; empty for an uncompressed file
 * @param modified when an uncompressed file was changed last, in milliseconds since 1970; 0 for a
 *     compressed one, or if unknown
 */
public record SeenFile(String path, long size, String rawTailHash, long modified) {
  /** A compressed file, or one of which nobody knows when it was changed. */
  public SeenFile(String path, long size, String rawTailHash) {
    this(path, size, rawTailHash, 0);
  }

  /** Whether it is compressed, and the same bytes as the other, whatever its name. */
  boolean hasSameBytes(SeenFile other) {
    return !rawTailHash.isEmpty() && size == other.size && rawTailHash.equals(other.rawTailHash);
  }
}
