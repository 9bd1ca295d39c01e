package org.crmperf.jobs.warehouse;

/**
 * A file in which a source was found. A compressed file that is still the same byte for byte at its
 * end need not be decompressed to know that there is nothing new in it.
 *
 * @param size bytes on disk; 0 for an uncompressed file, whose size the ledger has anyway
 * @param rawTailHash of its last up to 4,096 bytes on disk; empty for an uncompressed file
 */
public record SeenFile(String path, long size, String rawTailHash) {
  /** Whether it is compressed, and the same bytes as the other, whatever its name. */
  boolean hasSameBytes(SeenFile other) {
    return !rawTailHash.isEmpty() && size == other.size && rawTailHash.equals(other.rawTailHash);
  }
}
