package org.crmperf.jobs.warehouse;

import java.io.Serializable;

/**
 * A part of a source for a task to read. A line belongs to the range in which its first byte lies.
 *
 * @param path absolute path or URI
 * @param service the label; empty for none
 * @param start decompressed offset of the first byte, always the start of a line if the source was
 *     read up to there before
 * @param end decompressed offset after the last byte; {@link #TO_THE_END} for a stream that can
 *     only be read in order, which is one range that the task itself cuts at multiples of the range
 *     size
 * @param context what the parser knew when the source was read up to {@code start}; empty for
 *     nothing
 */
public record SourceRange(
    String sourceId,
    String path,
    Compression compression,
    String service,
    long start,
    long end,
    String context)
    implements Serializable {
  /** The end of a range that goes as far as the stream does. */
  public static final long TO_THE_END = Long.MAX_VALUE;

  /** The same source from the same place, as one range that goes as far as the stream does. */
  public SourceRange inOrder() {
    return new SourceRange(sourceId, path, compression, service, start, TO_THE_END, context);
  }
}
