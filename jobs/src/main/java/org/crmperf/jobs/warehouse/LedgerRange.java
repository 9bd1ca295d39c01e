package org.crmperf.jobs.warehouse;

import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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
 * @param parts the ranges as read that it was merged from; 1 for one as read
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
    String context,
    int parts)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A range as it was read. */
  public LedgerRange(
      long start,
      long end,
      long lines,
      long parsed,
      long rejected,
      long blankOrComment,
      List<Long> hours,
      boolean open,
      String context) {
    this(start, end, lines, parsed, rejected, blankOrComment, hours, open, context, 1);
  }

  /** What adjacent ranges of a source, in order and none of them open, are as one. */
  public static LedgerRange merged(List<LedgerRange> adjacent) {
    SortedSet<Long> hours = new TreeSet<>();
    adjacent.forEach(range -> hours.addAll(range.hours));
    LedgerRange last = adjacent.get(adjacent.size() - 1);
    return new LedgerRange(
        adjacent.get(0).start,
        last.end,
        adjacent.stream().mapToLong(LedgerRange::lines).sum(),
        adjacent.stream().mapToLong(LedgerRange::parsed).sum(),
        adjacent.stream().mapToLong(LedgerRange::rejected).sum(),
        adjacent.stream().mapToLong(LedgerRange::blankOrComment).sum(),
        List.copyOf(hours),
        false,
        last.context,
        adjacent.stream().mapToInt(LedgerRange::parts).sum());
  }

  /**
   * The stem of its files' names: of source and start for one as read, so that reading it again
   * replaces them; of source, start and end for a merged one, whose files stand beside those of its
   * parts until the ledger counts them instead.
   */
  public String stem(String sourceId) {
    String name = WarehouseLayout.rangeName(sourceId, start);
    return parts == 1 ? name : name + "to" + end;
  }

  /** Decompressed bytes. */
  public long bytes() {
    return end - start;
  }
}
