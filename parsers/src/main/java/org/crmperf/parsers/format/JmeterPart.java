package org.crmperf.parsers.format;

import java.util.Arrays;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Passes over the parts of a sample: the hops of a redirect and the images of a page, which JMeter
 * writes behind the sample they belong to, as {@code Home-0}, {@code Home-1} behind {@code Home}.
 * Their time is in the sample's. Comes after the columns that fill time and duration.
 */
final class JmeterPart extends MarkerColumn {
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();

  /** JMeter's clocks for the moment and for the time taken are two. */
  private static final long SLACK_MICROS = 2000;

  private final int label;
  private byte[] sample = new byte[64];
  private int sampleLength;
  private long sampleStart;
  private long sampleEnd;

  JmeterPart(int label) {
    super("part of a sample", label);
    this.label = label;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    long start = batch.longs[TIME][row];
    long duration = batch.longs[DURATION][row];
    int from = cells.starts[label];
    int to = cells.ends[label];
    if (duration == RequestBatch.NULL || from >= to) {
      sampleLength = 0;
      return true;
    }
    boolean within =
        start >= sampleStart && start < sampleEnd && start + duration <= sampleEnd + SLACK_MICROS;
    if (within && isNumbered(cells.bytes, from, to)) {
      return false;
    }
    remember(cells.bytes, from, to);
    sampleStart = start;
    sampleEnd = start + duration;
    return true;
  }

  /** Whether the label is the sample's, a dash and a number. */
  private boolean isNumbered(byte[] b, int from, int to) {
    int dash = from + sampleLength;
    if (sampleLength == 0
        || dash + 1 >= to
        || b[dash] != '-'
        || !Arrays.equals(b, from, dash, sample, 0, sampleLength)) {
      return false;
    }
    for (int i = dash + 1; i < to; i++) {
      if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private void remember(byte[] b, int from, int to) {
    sampleLength = to - from;
    if (sample.length < sampleLength) {
      sample = new byte[sampleLength * 2];
    }
    System.arraycopy(b, from, sample, 0, sampleLength);
  }
}
