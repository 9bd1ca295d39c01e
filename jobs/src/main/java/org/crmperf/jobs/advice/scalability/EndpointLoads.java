package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RollupCell;
import org.jspecify.annotations.Nullable;

/**
 * Response time against load for the endpoints with the most time. Load is the concurrency of the
 * service's <em>other</em> endpoints in quarters of an hour; an endpoint's own would rise with its
 * own response time. False discovery is held at 5 % over all endpoints looked at (Benjamini and
 * Hochberg, 1995).
 */
final class EndpointLoads {
  private static final int MOST_ENDPOINTS = 300;
  private static final int SLOT = 15;
  private static final int LEAST_SLOTS = 24;
  private static final long LEAST_TIMED = 5;
  private static final long LEAST_FOR_P95 = 50;
  private static final double LEAST_RANGE = 2;
  private static final double LEAST_LOAD = 0.01;

  private final DaySeries day;
  private final MetricPolicy policy;

  EndpointLoads(DaySeries day, MetricPolicy policy) {
    this.day = day;
    this.policy = policy;
  }

  private record Tested(EndpointLoad load, double pValue) {}

  /**
   * The endpoints, those that degrade the most first.
   *
   * @param excluded minutes of outages, by service
   */
  List<EndpointLoad> of(Outages excluded) {
    List<EndpointSeries> busiest =
        day.endpoints().stream()
            .sorted(Comparator.comparingLong((EndpointSeries e) -> -e.busyMicros()))
            .limit(MOST_ENDPOINTS)
            .toList();
    return discovered(
        busiest.parallelStream()
            .map(e -> test(e, excluded.of(e.service())))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  /** Which minutes of a service do not count. */
  interface Outages {
    IntPredicate of(String service);
  }

  private @Nullable Tested test(EndpointSeries e, IntPredicate excluded) {
    MinuteSeries service = day.services().get(e.service());
    if (service == null) {
      return null;
    }
    int slots = day.minutes() / SLOT;
    double[] x = new double[slots];
    double[] y = new double[slots];
    int n = 0;
    for (int s = 0; s < slots; s++) {
      long others = 0;
      long own = 0;
      long timed = 0;
      int minutes = 0;
      for (int m = s * SLOT; m < (s + 1) * SLOT; m++) {
        if (!excluded.test(m)) {
          long busy = e.minutes().busyMicros(m);
          own += busy;
          others += service.busyMicros(m) - busy;
          timed += e.minutes().timed(m);
          minutes++;
        }
      }
      double load = minutes == 0 ? 0 : others / 6e7 / minutes;
      if (timed >= LEAST_TIMED && load >= LEAST_LOAD && own > 0) {
        x[n] = Math.log(load);
        y[n++] = Math.log((double) own / timed);
      }
    }
    double[] sorted = Arrays.copyOf(x, n);
    Arrays.sort(sorted);
    double range = n < LEAST_SLOTS ? 0 : sorted[n - 1 - n / 20] - sorted[n / 20];
    if (range < Math.log(LEAST_RANGE)) {
      return null;
    }
    RobustSlope slope = RobustSlope.of(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    Interval rise =
        new Interval(
            Math.exp(slope.slope().value() * range),
            Math.exp(slope.slope().low() * range),
            Math.exp(slope.slope().high() * range));
    double[] p95 = idleAndBusy(e, service);
    return new Tested(
        new EndpointLoad(
            e.service(),
            e.endpoint(),
            e.method(),
            n,
            rise,
            1,
            p95[0],
            p95[1],
            policy.targetMillis(e.endpoint(), e.method())),
        slope.pValue());
  }

  /** p95 of the third of its hours with the least load, and of the third with the most. */
  private double[] idleAndBusy(EndpointSeries e, MinuteSeries service) {
    List<Integer> hours = new ArrayList<>();
    for (int h = 0; h < e.cells().size(); h++) {
      if (e.cells().get(h) != null) {
        hours.add(h);
      }
    }
    hours.sort(Comparator.comparingLong(h -> busy(service, h)));
    int third = hours.size() / 3;
    return new double[] {
      p95(e, hours.subList(0, third)), p95(e, hours.subList(hours.size() - third, hours.size()))
    };
  }

  private static long busy(MinuteSeries series, int hour) {
    long sum = 0;
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      sum += series.busyMicros(hour * MinuteSlots.MINUTES + m);
    }
    return sum;
  }

  private static double p95(EndpointSeries e, List<Integer> hours) {
    LatencyHistogram all = new LatencyHistogram();
    for (int h : hours) {
      RollupCell cell = e.cells().get(h);
      if (cell != null) {
        all.add(cell.stats.latency);
      }
    }
    return all.total() < LEAST_FOR_P95 ? Double.NaN : all.percentile(0.95) / 1000.0;
  }

  /** With q values: the smallest of p times count over rank, from the largest p down. */
  private static List<EndpointLoad> discovered(List<Tested> tested) {
    tested.sort(Comparator.comparingDouble(Tested::pValue));
    double q = 1;
    List<EndpointLoad> result = new ArrayList<>();
    for (int i = tested.size() - 1; i >= 0; i--) {
      q = Math.min(q, tested.get(i).pValue() * tested.size() / (i + 1));
      EndpointLoad e = tested.get(i).load();
      result.add(
          new EndpointLoad(
              e.service(),
              e.endpoint(),
              e.method(),
              e.slots(),
              e.rise(),
              q,
              e.idleP95Millis(),
              e.busyP95Millis(),
              e.targetMillis()));
    }
    result.sort(
        Comparator.comparing((EndpointLoad e) -> !e.degrades())
            .thenComparing(e -> -e.rise().value())
            .thenComparing(EndpointLoad::endpoint)
            .thenComparing(EndpointLoad::method));
    return List.copyOf(result);
  }
}
