package org.crmperf.jobs.warehouse;

/**
 * One file to read.
 *
 * @param path absolute path or URI
 * @param size bytes on disk, compressed if it is
 * @param input the {@code --input} it came from, as given
 * @param modified when it was changed last, in milliseconds since 1970; 0 if unknown
 */
public record InputFile(
    String path, long size, Compression compression, String input, long modified) {
  /** A file of which nobody knows when it was changed. */
  public InputFile(String path, long size, Compression compression, String input) {
    this(path, size, compression, input, 0);
  }
}
