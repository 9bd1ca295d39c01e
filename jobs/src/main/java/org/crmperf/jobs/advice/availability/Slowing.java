package org.crmperf.jobs.advice.availability;

import java.util.Arrays;
import org.crmperf.jobs.advice.series.MinuteSeries;

/**
 * Whether a series grew slow just before a minute: from when on its minute means were at least
 * twice, and six scaled median absolute deviations above, the median of the hour before.
 */
final class Slowing {
  private static final int LOOK_BACK = 15;
  private static final int BASE = 60;
  private static final int LEAST_BASE = 10;
  private static final int LEAST_TIMED = 5;
  private static final int LEAST_SLOW = 2;
  private static final double FACTOR = 2;
  private static final double DEVIATIONS = 6 * 1.4826;

  private Slowing() {}

  /** The first minute of the slow ones that lead up to {@code minute}, or -1. */
  static int before(MinuteSeries series, int minute) {
    int start = Math.max(0, minute - LOOK_BACK);
    double[] base = new double[BASE];
    int known = 0;
    for (int m = Math.max(0, start - BASE); m < start; m++) {
      if (series.timed(m) > 0) {
        base[known++] = series.meanMillis(m);
      }
    }
    if (known < LEAST_BASE) {
      return -1;
    }
    double median = median(base, known);
    double[] off = new double[known];
    for (int i = 0; i < known; i++) {
      off[i] = Math.abs(base[i] - median);
    }
    double limit = Math.max(FACTOR * median, median + DEVIATIONS * median(off, known));
    int first = -1;
    int slow = 0;
    long timed = 0;
    for (int m = minute - 1; m >= start; m--) {
      if (series.timed(m) == 0) {
        continue;
      }
      if (series.meanMillis(m) <= limit) {
        break;
      }
      first = m;
      slow++;
      timed += series.timed(m);
    }
    return slow >= LEAST_SLOW && timed >= LEAST_TIMED ? first : -1;
  }

  private static double median(double[] values, int n) {
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
