package org.crmperf.jobs.warehouse;

import java.io.Serializable;
import java.util.List;

/**
 * What was read from one range of a source, and where it went. {@code lines = parsed + rejected +
 * blankOrComment}.
 *
 * @param start decompressed offset of its first line; names the range's files
 * @param end decompressed offset after its last line
 * @param hours epoch hours (UTC) in which it has requests, ascending
 * @param open whether its last line had no newline when it was read: it may be half a line, so that
 *     the range is read again when the source has grown
 * @param context what the parser knew at its end, of headers and directives; empty for nothing
 */
public record LedgerRange(
    long start,
    long end,
    long lines,
    long parsed,
    long rejected,
    long blankOrComment,
    @SuppressWarnings("serial") List<Long> hours,
    boolean open,
    String context)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Decompressed bytes. */
  public long bytes() {
    return end - start;
  }
}
