package org.crmperf.parsers.format;

import java.util.Arrays;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Passes over the parts of a sample: the hops of a redirect and the images of a page, which JMeter
 * writes behind the sample they belong to, as {@code Home-0}, {@code Home-1} behind {@code Home}.
 * Their time is in the sample's. Rows of other threads may come in between. Comes after the columns
 * that fill time and duration.
 */
final class JmeterPart extends MarkerColumn {
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();

  /** JMeter's clocks for the moment and for the time taken are two. */
  private static final long SLACK_MICROS = 5000;

  /** Samples remembered: threads write side by side, and each row in one piece. */
  private static final int RECENT = 32;

  private final int label;
  private final int thread;
  private final Sample[] recent = new Sample[RECENT];
  private int next;

  /** A sample that parts may follow. */
  private static final class Sample {
    byte[] label = new byte[64];
    byte[] thread = new byte[64];
    int labelLength;
    int threadLength;
    long start;
    long end;
  }

  /** {@code thread} is the column of the thread's name; negative if there is none. */
  JmeterPart(int label, int thread) {
    super("part of a sample", label);
    this.label = label;
    this.thread = thread;
    for (int i = 0; i < RECENT; i++) {
      recent[i] = new Sample();
    }
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    long start = batch.longs[TIME][row];
    long duration = batch.longs[DURATION][row];
    int from = cells.starts[label];
    int to = cells.ends[label];
    if (duration == RequestBatch.NULL || from >= to) {
      return true;
    }
    int dash = numberDash(cells.bytes, from, to);
    if (dash > from) {
      // without names of threads only the row before is known to be of the same one
      int reach = thread >= 0 ? RECENT : 1;
      for (int i = 1; i <= reach; i++) {
        if (isPart(recent[(next - i + RECENT) % RECENT], cells, from, dash, start, duration)) {
          return false;
        }
      }
    }
    remember(cells, from, to, start, duration);
    return true;
  }

  private boolean isPart(
      Sample sample, Cells cells, int from, int dash, long start, long duration) {
    return sample.labelLength > 0
        && start >= sample.start - (thread < 0 ? 0 : SLACK_MICROS)
        && start < sample.end
        && start + duration <= sample.end + SLACK_MICROS
        && same(cells.bytes, from, dash, sample.label, sample.labelLength)
        && (thread < 0
            || same(
                cells.bytes,
                cells.starts[thread],
                cells.ends[thread],
                sample.thread,
                sample.threadLength));
  }

  private static boolean same(byte[] b, int from, int to, byte[] text, int length) {
    return to - from == length && Arrays.equals(b, from, to, text, 0, length);
  }

  /** The dash of a label that ends with a dash and a number, or -1. */
  private static int numberDash(byte[] b, int from, int to) {
    int i = to;
    while (i > from && b[i - 1] >= '0' && b[i - 1] <= '9') {
      i--;
    }
    return i < to && i > from && b[i - 1] == '-' ? i - 1 : -1;
  }

  private void remember(Cells cells, int from, int to, long start, long duration) {
    Sample sample = recent[next];
    next = (next + 1) % RECENT;
    sample.labelLength = to - from;
    sample.label = copy(cells.bytes, from, to, sample.label);
    if (thread >= 0) {
      sample.threadLength = cells.ends[thread] - cells.starts[thread];
      sample.thread = copy(cells.bytes, cells.starts[thread], cells.ends[thread], sample.thread);
    }
    sample.start = start;
    sample.end = start + duration;
  }

  private static byte[] copy(byte[] b, int from, int to, byte[] into) {
    byte[] target = into.length < to - from ? new byte[(to - from) * 2] : into;
    System.arraycopy(b, from, target, 0, to - from);
    return target;
  }
}
