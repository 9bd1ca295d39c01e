package org.crmperf.jobs.report;

import java.util.List;
import org.crmperf.jobs.metric.LatencyHistogram;

/** The bands of a heat map and of a distribution: how many requests took how long. */
final class LatencyBands {
  /** Lower edges of all bands but the first, milliseconds; a value on an edge is above it. */
  static final List<Integer> EDGES_MILLIS =
      List.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000);

  private static final long MICROS = 1000;

  private LatencyBands() {}

  /** Counts by band; a bucket of the histogram is counted where its middle is. */
  static long[] counts(LatencyHistogram latency) {
    long[] counts = new long[EDGES_MILLIS.size() + 1];
    latency.forEach((micros, count) -> counts[band(micros)] += count);
    return counts;
  }

  private static int band(long micros) {
    int band = 0;
    while (band < EDGES_MILLIS.size() && micros >= EDGES_MILLIS.get(band) * MICROS) {
      band++;
    }
    return band;
  }
}
