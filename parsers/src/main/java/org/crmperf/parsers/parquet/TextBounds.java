package org.crmperf.parsers.parquet;

import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.crmperf.parsers.scan.ByteScan;
import org.jspecify.annotations.Nullable;

/**
 * The least and the greatest of a page's texts, as written, in the order of their unsigned bytes.
 *
 * <p>Readers need them: a page that has neither is taken for a page of nulls by the column index,
 * and whoever asks for {@code endpoint = '/login'} is shown no row.
 */
final class TextBounds {
  /** Bounds need not be tight, and what is longer would fill the footer. */
  private static final int LONGEST = 64;

  private byte @Nullable [] least;
  private byte @Nullable [] greatest;

  /** The first eight bytes of both, to be compared as unsigned numbers. */
  private long leastHead;

  private long greatestHead;

  void clear() {
    least = null;
    greatest = null;
  }

  void see(byte[] b, int from, int to) {
    if (to - from < Long.BYTES || least == null) {
      compare(b, from, to);
      return;
    }
    long head = head(b, from);
    if (head <= leastHead || head >= greatestHead) {
      compare(b, from, to);
    }
  }

  /** The first bytes as a number in the order of unsigned bytes; zeros for those of short texts. */
  private static long head(byte[] b, int from) {
    return Long.reverseBytes(ByteScan.longAt(b, from)) ^ Long.MIN_VALUE;
  }

  private static long paddedHead(byte[] text) {
    return head(text.length < Long.BYTES ? Arrays.copyOf(text, Long.BYTES) : text, 0);
  }

  private void compare(byte[] b, int from, int to) {
    if (least == null || Arrays.compareUnsigned(b, from, to, least, 0, least.length) < 0) {
      least = Arrays.copyOfRange(b, from, to);
      leastHead = paddedHead(least);
    }
    if (greatest == null || Arrays.compareUnsigned(b, from, to, greatest, 0, greatest.length) > 0) {
      greatest = Arrays.copyOfRange(b, from, to);
      greatestHead = paddedHead(greatest);
    }
  }

  /** The statistics of a page; without bounds if it holds only nulls. */
  Statistics<?> statistics(PrimitiveType type, int values, int nulls) {
    Statistics.Builder builder = Statistics.getBuilderForReading(type).withNumNulls(nulls);
    byte[] low = least;
    byte[] high = greatest;
    if (nulls < values && low != null && high != null) {
      builder.withMin(below(low)).withMax(above(high));
    }
    return builder.build();
  }

  private static byte[] below(byte[] value) {
    return value.length <= LONGEST ? value : Arrays.copyOf(value, LONGEST);
  }

  /** The shortest text that is greater than all that begin as a long one does. */
  private static byte[] above(byte[] value) {
    if (value.length <= LONGEST) {
      return value;
    }
    int last = LONGEST - 1;
    while (last >= 0 && (value[last] & 0x80) != 0) {
      last--; // an increment there could leave UTF-8
    }
    if (last < 0) {
      return value;
    }
    byte[] bound = Arrays.copyOf(value, last + 1);
    bound[last]++;
    return bound;
  }
}
