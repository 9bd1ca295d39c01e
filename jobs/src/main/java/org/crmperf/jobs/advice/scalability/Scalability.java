package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.MinuteSlots;

/**
 * How services scale, and how endpoints take load.
 *
 * @param services in the order of their names
 * @param endpoints those that degrade the most first
 */
public record Scalability(List<ServiceScalability> services, List<EndpointLoad> endpoints) {
  private static final int LEAST_REQUESTS = 10;
  private static final double MOST_ERRORS = 0.1;
  private static final int MOST_SERVICES = 10;
  private static final double MINUTE_SECONDS = 60;
  private static final double MINUTE_MICROS = 6e7;

  /** Of a period without requests. */
  public static Scalability none() {
    return new Scalability(List.of(), List.of());
  }

  /**
   * Analyses a period.
   *
   * @param incidents whose minutes do not count, if they are outages
   */
  public static Scalability of(DaySeries day, List<Incident> incidents, MetricPolicy policy) {
    List<ServiceScalability> services = new ArrayList<>();
    day.services().entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Map.Entry<String, MinuteSeries> s) ->
                    -s.getValue().requests(0, s.getValue().minutes())))
        .limit(MOST_SERVICES)
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            s ->
                services.add(
                    ServiceAnalysis.of(
                        s.getKey(),
                        minutes(
                            s.getValue(),
                            demand(day, s.getKey()),
                            excluded(incidents, s.getKey())))));
    List<EndpointLoad> endpoints =
        new EndpointLoads(day, policy).of(service -> excluded(incidents, service));
    return new Scalability(List.copyOf(services), endpoints);
  }

  private static IntPredicate excluded(List<Incident> incidents, String service) {
    List<Incident> outages =
        incidents.stream()
            .filter(Incident::outage)
            .filter(
                i ->
                    i.scope() == Scope.PLATFORM
                        || (i.scope() == Scope.SERVICE && i.service().equals(service)))
            .toList();
    return m -> outages.stream().anyMatch(i -> m >= i.fromMinute() && m < i.toMinute());
  }

  /** By minute: the summed day means of its requests' endpoints, milliseconds. */
  private static double[] demand(DaySeries day, String service) {
    double[] sum = new double[day.minutes()];
    for (EndpointSeries e : day.endpoints()) {
      if (!e.service().equals(service)) {
        continue;
      }
      double timed = e.cells().stream().mapToLong(c -> c == null ? 0 : c.stats.timed).sum();
      double mean = timed == 0 ? 0 : e.busyMicros() / 1000.0 / timed;
      for (int h = 0; h < e.minutes().hours() && mean > 0; h++) {
        MinuteSlots slots = e.minutes().hour(h);
        for (int m = 0; slots != null && m < MinuteSlots.MINUTES; m++) {
          sum[h * MinuteSlots.MINUTES + m] += mean * slots.timed(m);
        }
      }
    }
    return sum;
  }

  private static List<LoadMinute> minutes(
      MinuteSeries series, double[] demand, IntPredicate excluded) {
    double[] load = new double[series.minutes()];
    for (int m = 0; m < load.length; m++) {
      boolean counts =
          series.timed(m) >= LEAST_REQUESTS
              && series.busyMicros(m) > 0
              && series.errors(m) < MOST_ERRORS * series.requests(m)
              && !excluded.test(m);
      load[m] =
          counts
              ? Math.log(series.busyMicros(m) / MINUTE_MICROS)
                  + Math.log(series.timed(m) / MINUTE_SECONDS)
              : Double.NaN;
    }
    List<LoadMinute> minutes = new ArrayList<>();
    for (int m = 0; m < load.length; m++) {
      if (!Double.isNaN(load[m])) {
        boolean inside = m > 0 && m + 1 < load.length;
        minutes.add(
            new LoadMinute(
                m,
                series.busyMicros(m) / MINUTE_MICROS,
                series.timed(m) / MINUTE_SECONDS,
                demand[m] / series.timed(m),
                inside ? (load[m - 1] + load[m + 1]) / 2 : Double.NaN));
      }
    }
    return minutes;
  }
}
