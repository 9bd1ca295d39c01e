package org.crmperf.jobs.advice.cause;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.crmperf.jobs.metric.MinuteSlots;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of one service: load against how long requests took, by what the same requests take
 * in the idle half of its minutes.
 *
 * @param expected by minute: the time of its requests if each took what its endpoint takes when
 *     idle
 * @param busyMinutes whether a minute is among the busiest tenth
 * @param idleMinutes whether a minute is among the idle half
 */
record ServiceLoad(
    String service,
    List<EndpointCase> endpoints,
    MinuteSeries series,
    double[] expected,
    boolean[] counts,
    boolean[] busyMinutes,
    boolean[] idleMinutes) {
  private static final int LEAST_TIMED = 5;
  private static final double MINUTE_MICROS = 6e7;
  private static final double MOST_ERRORS = 0.2;

  static ServiceLoad of(CauseFacts facts, String service, MinuteSeries series) {
    List<EndpointCase> endpoints =
        facts.endpoints().stream().filter(e -> e.series().service().equals(service)).toList();
    int n = series.minutes();
    boolean[] counts = new boolean[n];
    boolean[] out = outMinutes(facts.incidents(), n);
    List<Integer> known = new ArrayList<>();
    for (int m = 0; m < n; m++) {
      counts[m] =
          series.timed(m) >= LEAST_TIMED
              && series.errors(m) <= MOST_ERRORS * series.requests(m)
              && !out[m];
      if (counts[m]) {
        known.add(m);
      }
    }
    double[] loads = known.stream().mapToDouble(series::requests).sorted().toArray();
    double half = loads.length == 0 ? 0 : loads[loads.length / 2];
    double top = loads.length == 0 ? 0 : loads[(int) (loads.length * 0.9)];
    boolean[] busy = new boolean[n];
    boolean[] idle = new boolean[n];
    for (int m : known) {
      idle[m] = series.requests(m) <= half;
      busy[m] = series.requests(m) >= top && !idle[m];
    }
    double[] expected = new double[n];
    double[] usual = endpoints.parallelStream().mapToDouble(e -> usual(e, idle, counts)).toArray();
    for (int i = 0; i < usual.length; i++) {
      if (!Double.isNaN(usual[i])) {
        expect(expected, usual[i], endpoints.get(i).series().minutes());
      }
    }
    return new ServiceLoad(service, endpoints, series, expected, counts, busy, idle);
  }

  private static double usual(EndpointCase e, boolean[] idle, boolean[] counts) {
    double base = mean(e, idle);
    return Double.isNaN(base) ? mean(e, counts) : base;
  }

  private static void expect(double[] expected, double usual, MinuteSeries own) {
    for (int h = 0; h < own.hours(); h++) {
      MinuteSlots slots = own.hour(h);
      for (int m = 0; slots != null && m < MinuteSlots.MINUTES; m++) {
        expected[h * MinuteSlots.MINUTES + m] += usual * slots.timed(m);
      }
    }
  }

  /** The minutes in which the platform or a service was out. */
  private static boolean[] outMinutes(List<Incident> incidents, int minutes) {
    boolean[] out = new boolean[minutes];
    for (Incident i : incidents) {
      if (i.outage() && i.endpoint() == null) {
        Arrays.fill(out, Math.max(0, i.fromMinute()), Math.min(minutes, i.toMinute()), true);
      }
    }
    return out;
  }

  /** An endpoint's mean duration in some minutes, microseconds; NaN if too few requests. */
  static double mean(EndpointCase e, boolean[] minutes) {
    long busy = 0;
    long timed = 0;
    MinuteSeries own = e.series().minutes();
    for (int h = 0; h < own.hours(); h++) {
      MinuteSlots slots = own.hour(h);
      for (int m = 0; slots != null && m < MinuteSlots.MINUTES; m++) {
        if (minutes[h * MinuteSlots.MINUTES + m]) {
          busy += slots.busyMicros[m];
          timed += slots.timed(m);
        }
      }
    }
    return timed < LEAST_TIMED ? Double.NaN : (double) busy / timed;
  }

  /** Stretch against requests in progress, or against requests a second. */
  @Nullable LoadCurve curve(Load by) {
    double[] x = new double[counts.length];
    double[] y = new double[counts.length];
    int n = 0;
    for (int m = 0; m < counts.length; m++) {
      if (counts[m] && expected[m] > 0) {
        x[n] =
            by == Load.IN_PROGRESS ? series.busyMicros(m) / MINUTE_MICROS : series.timed(m) / 60.0;
        y[n++] = series.busyMicros(m) / expected[m];
      }
    }
    return LoadCurve.of(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }

  /** What load is measured by. */
  enum Load {
    IN_PROGRESS,
    REQUESTS
  }

  /** The time beyond what the requests take when idle, microseconds. */
  double excessMicros() {
    double excess = 0;
    for (int m = 0; m < counts.length; m++) {
      excess += counts[m] ? Math.max(0, series.busyMicros(m) - expected[m]) : 0;
    }
    return excess;
  }

  /** By endpoint: mean duration in busy minutes over that in idle ones; NaN if too few requests. */
  double[] rises() {
    return endpoints.parallelStream()
        .mapToDouble(e -> mean(e, busyMinutes) / mean(e, idleMinutes))
        .toArray();
  }
}
