package org.crmperf.jobs.ingest;

import java.util.Arrays;
import org.crmperf.jobs.metric.LatencyHistogram;

/**
 * The durations of one file. Percentiles are exact, by nearest rank, up to {@value #MOST} values;
 * beyond that they are the histogram's, whose value error is at most 0.5 %.
 */
public final class DurationSample {
  private static final int MOST = 1 << 22;

  private final LatencyHistogram histogram = new LatencyHistogram();
  private long[] values = new long[1024];
  private int size;
  private boolean sorted;

  /**
   * Adds a duration.
   *
   * @param micros at least 0
   * @param grainMicros the resolution of the value
   */
  void add(long micros, int grainMicros) {
    histogram.record(micros, grainMicros);
    if (histogram.total() > MOST) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = micros;
    sorted = false;
  }

  /** How many there are. */
  public long total() {
    return histogram.total();
  }

  /** The longest, microseconds; 0 if there is none. */
  public long max() {
    return histogram.max();
  }

  /** The nearest-rank percentile, microseconds; {@code quantile} is 0 to 1. */
  public long percentile(double quantile) {
    if (size == 0 || histogram.total() > size) {
      return histogram.percentile(quantile);
    }
    if (!sorted) {
      Arrays.sort(values, 0, size);
      sorted = true;
    }
    int rank = (int) Math.ceil(quantile * size);
    return values[Math.max(0, rank - 1)];
  }
}
