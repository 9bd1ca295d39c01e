package org.crmperf.jobs.advice.loadtest;

import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.advice.compare.PeriodTally.Minute;
import org.crmperf.jobs.advice.stats.Distributions;

/**
 * Signs of a closed loop: users who wait for an answer before they ask again ask less often while
 * the server is slow, so that the slow time is met by few requests and hardly shows in percentiles
 * (Tene's "coordinated omission"; Schroeder, Wierman and Harchol-Balter 2006, "Open versus closed:
 * a cautionary tale"). Two signs, by the minute and without the first and the last: throughput goes
 * down as response times go up (Spearman's rank correlation), or there are minutes with less than
 * half of the usual requests that took more than twice as long as usual.
 *
 * @param minutes looked at
 * @param correlation of throughput with the mean response time, by ranks; NaN if too few minutes
 * @param stalls minutes of the second kind
 * @param shows whether it looks like a closed loop
 */
public record ClosedLoop(int minutes, double correlation, int stalls, boolean shows) {
  private static final int LEAST_MINUTES = 8;
  private static final double LEAST_REQUESTS = 30;
  private static final double MOST_CORRELATION = -0.5;
  private static final double MOST_CHANCE = 0.001;

  /** Less variation of the throughput than this is not worth a word. */
  private static final double LEAST_DIP = 0.8;

  static ClosedLoop of(List<Minute> all) {
    List<Minute> minutes = all.size() > 2 ? all.subList(1, all.size() - 1) : List.of();
    int n = minutes.size();
    double usual = median(minutes.stream().mapToDouble(Minute::requests).sorted().toArray());
    double time = median(minutes.stream().mapToDouble(ClosedLoop::mean).sorted().toArray());
    if (n < LEAST_MINUTES || usual < LEAST_REQUESTS || time <= 0) {
      return new ClosedLoop(n, Double.NaN, 0, false);
    }
    int stalls =
        (int) minutes.stream().filter(m -> m.requests() < usual / 2 && mean(m) > 2 * time).count();
    double correlation =
        pearson(
            ranks(minutes.stream().mapToDouble(Minute::requests).toArray()),
            ranks(minutes.stream().mapToDouble(ClosedLoop::mean).toArray()));
    double freedom = n - 2.0;
    double t = correlation * Math.sqrt(freedom / Math.max(1e-12, 1 - correlation * correlation));
    double slowest =
        minutes.stream()
            .sorted(Comparator.comparingDouble(m -> -mean(m)))
            .limit(Math.max(1, n / 10))
            .mapToLong(Minute::requests)
            .average()
            .orElse(usual);
    boolean falls =
        correlation <= MOST_CORRELATION
            && Distributions.studentAbove(-t, freedom) <= MOST_CHANCE
            && slowest <= LEAST_DIP * usual;
    return new ClosedLoop(n, correlation, stalls, falls || stalls > 0);
  }

  private static double mean(Minute minute) {
    return (double) minute.busyMicros() / minute.requests();
  }

  private static double median(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** Ties share the mean of their ranks. */
  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double below = 0;
      double same = 0;
      for (double other : values) {
        below += other < values[i] ? 1 : 0;
        same += other == values[i] ? 1 : 0;
      }
      ranks[i] = below + (same + 1) / 2;
    }
    return ranks;
  }

  private static double pearson(double[] a, double[] b) {
    double mean = (a.length + 1) / 2.0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < a.length; i++) {
      aa += (a[i] - mean) * (a[i] - mean);
      bb += (b[i] - mean) * (b[i] - mean);
      ab += (a[i] - mean) * (b[i] - mean);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
