package org.crmperf.jobs.ingest;

import java.io.Serializable;
import java.util.List;
import org.crmperf.jobs.warehouse.ContentSum;
import org.crmperf.jobs.warehouse.LedgerRange;

/**
 * What a task read of a source; small, it goes back to the driver.
 *
 * @param ranges the ranges read: one of a plain file, any number of a stream
 * @param position decompressed offset after the last byte read
 * @param tailHash hash of the bytes before {@code position}; empty for plain files
 * @param firstMicros time of the first request, Long.MAX_VALUE for none
 * @param lastMicros time of the last request, Long.MIN_VALUE for none
 * @param rejects lines by reject reason's ordinal
 * @param openRejects those of them in a range left open; empty if none is
 * @param sum of the bytes read, from where the range starts to where it, or the stream, ends
 * @param failure why reading stopped early; empty if it did not
 */
public record RangeResult(
    String sourceId,
    String path,
    List<LedgerRange> ranges,
    long position,
    String tailHash,
    long firstMicros,
    long lastMicros,
    long[] rejects,
    long[] openRejects,
    ContentSum sum,
    String failure)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whether a file that is read in parts ended before this part did. */
  boolean isCutShort() {
    long end = ranges.get(ranges.size() - 1).end();
    return tailHash.isEmpty() && sum.bytes() < end - ranges.get(0).start();
  }

  /** Where its first range starts; those of one source are put in this order. */
  long start() {
    return ranges.isEmpty() ? 0 : ranges.get(0).start();
  }
}
