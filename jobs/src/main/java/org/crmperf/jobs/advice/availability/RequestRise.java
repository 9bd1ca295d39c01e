package org.crmperf.jobs.advice.availability;

import org.crmperf.jobs.advice.series.MinuteSeries;

/**
 * Whether requests rose while they failed: clients that try again at once. The minutes of an
 * incident are compared with the busier of the quarters of an hour before and after it, so that the
 * day's own rise and fall is no storm.
 *
 * @param factor requests a minute over those expected; NaN if too few minutes are around it
 */
record RequestRise(double factor, boolean beyondChance) {
  private static final int AROUND = 15;
  private static final int LEAST_KNOWN = 5;
  private static final double LEAST_FACTOR = 1.5;
  private static final double LEAST_MORE = 50;
  private static final double STANDARD_ERRORS = 5;

  static RequestRise of(MinuteSeries series, int from, int to) {
    double before = mean(series, from - AROUND, from);
    double after = mean(series, to, to + AROUND);
    double expected = Math.max(before, after);
    if (!(expected > 0) || Double.isNaN(before) || Double.isNaN(after)) {
      return new RequestRise(Double.NaN, false);
    }
    double length = to - from;
    double seen = series.requests(from, to);
    double dispersion =
        Math.max(
            1,
            Math.max(
                dispersion(series, from - AROUND, from, before),
                dispersion(series, to, to + AROUND, after)));
    // the expectation is itself a mean of so many minutes
    double error = Math.sqrt(dispersion * expected * length * (1 + length / AROUND));
    double more = seen - expected * length;
    double factor = seen / length / expected;
    boolean storm = factor >= LEAST_FACTOR && more >= LEAST_MORE && more >= STANDARD_ERRORS * error;
    return new RequestRise(factor, storm);
  }

  private static double mean(MinuteSeries series, int from, int to) {
    int start = Math.max(0, from);
    int end = Math.min(series.minutes(), to);
    return end - start < LEAST_KNOWN
        ? Double.NaN
        : series.requests(start, end) / (double) (end - start);
  }

  /** Variance over mean of the requests a minute. */
  private static double dispersion(MinuteSeries series, int from, int to, double mean) {
    int start = Math.max(0, from);
    int end = Math.min(series.minutes(), to);
    double sum = 0;
    for (int m = start; m < end; m++) {
      double off = series.requests(m) - mean;
      sum += off * off;
    }
    return mean == 0 ? 1 : sum / (end - start - 1) / mean;
  }
}
