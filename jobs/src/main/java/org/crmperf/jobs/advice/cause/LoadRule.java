package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.time;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Response times that follow load. All endpoints of a service along a smooth curve: its capacity.
 * With a bend at a number of requests in progress, or one endpoint alone with its own load: a limit
 * on concurrency, such as a pool.
 */
final class LoadRule implements CauseRule {
  private static final double LEAST_RISE = 1.5;
  private static final double LEAST_CORRELATION = 0.3;
  private static final double MOST_ENDPOINTS = 0.6;
  private static final int LEAST_TOGETHER = 3;
  private static final double LEAST_SHARE = 0.05;
  private static final int ENDPOINTS_LOOKED_AT = 40;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    for (Map.Entry<String, MinuteSeries> s : facts.day().services().entrySet()) {
      ServiceLoad load = ServiceLoad.of(facts, s.getKey(), s.getValue());
      if (!together(facts, load, found)) {
        alone(facts, load, found);
      }
    }
  }

  /** Whether the service's endpoints rise together with its load. */
  private static boolean together(CauseFacts facts, ServiceLoad load, List<Cause> found) {
    LoadCurve rate = load.curve(ServiceLoad.Load.REQUESTS);
    LoadCurve progress = load.curve(ServiceLoad.Load.IN_PROGRESS);
    if (rate == null || progress == null) {
      return false;
    }
    if (!(rate.rise() >= LEAST_RISE && rate.correlation() >= LEAST_CORRELATION)) {
      return false;
    }
    double[] rises = Arrays.stream(load.rises()).filter(r -> !Double.isNaN(r)).toArray();
    double most = 1 + 0.4 * (rate.rise() - 1);
    long rising = Arrays.stream(rises).filter(r -> r >= most).count();
    if (rises.length < LEAST_TOGETHER || rising < MOST_ENDPOINTS * rises.length) {
      return false;
    }
    double excess = load.excessMicros();
    double all = load.endpoints().stream().mapToDouble(e -> e.stats().sumMicros).sum();
    double over = load.endpoints().stream().mapToDouble(e -> e.stats().overTargetMicros).sum();
    double share = Math.min(1, excess / all);
    if (share < LEAST_SHARE) {
      return false;
    }
    // what is over target is so because of the rise, as far as the rise goes
    double hours = Effort.hours(share, Math.min(over, excess) / share, all);
    double confidence = Math.min(0.9, 0.4 + 0.5 * rate.correlation());
    double level = Double.isNaN(progress.bend()) ? progress.limit() : progress.bend();
    boolean bends = !Double.isNaN(level);
    found.add(
        facts.about(
            bends ? CauseKind.CONCURRENCY : CauseKind.CAPACITY,
            bends
                ? bent(facts, load, progress, level, excess)
                : smooth(facts, load, rate, rising, rises.length, excess),
            confidence,
            hours,
            EndpointCase.worst(load.endpoints())));
    return true;
  }

  private static Words bent(
      CauseFacts facts, ServiceLoad load, LoadCurve curve, double level, double excess) {
    return new Words(
        Text.of(
            "advice.bend.evidence",
            fixed(level, 0),
            fixed(curve.rise(), 1),
            fixed(curve.busiest(), 0),
            facts.of(load.service())),
        Text.of("advice.bend.recommendation", fixed(Math.max(1, level), 0)),
        Text.of("advice.bend.gain", time(excess / Effort.MICROS_AN_HOUR)),
        Text.of("advice.bend.refutation"));
  }

  private static Words smooth(
      CauseFacts facts,
      ServiceLoad load,
      LoadCurve curve,
      long rising,
      int endpoints,
      double excess) {
    return new Words(
        Text.of(
            "advice.capacity.evidence",
            fixed(curve.rise(), 1),
            fixed(curve.busiest(), 1),
            rising,
            endpoints,
            facts.of(load.service())),
        Text.of("advice.capacity.recommendation"),
        Text.of("advice.capacity.gain", time(excess / Effort.MICROS_AN_HOUR)),
        Text.of("advice.capacity.refutation"));
  }

  /** Endpoints that slow down with their own load, while the others do not. */
  private static void alone(CauseFacts facts, ServiceLoad load, List<Cause> found) {
    load.endpoints().stream()
        .filter(e -> e.isOne() && e.isSlow())
        .sorted(Comparator.comparingLong(e -> -e.stats().overTargetMicros))
        .limit(ENDPOINTS_LOOKED_AT)
        .toList()
        .parallelStream()
        .map(e -> alone(facts, e))
        .filter(Objects::nonNull)
        .forEachOrdered(found::add);
  }

  private static @Nullable Cause alone(CauseFacts facts, EndpointCase e) {
    MinuteSeries own = e.series().minutes();
    double[] x = new double[own.minutes()];
    double[] y = new double[own.minutes()];
    int n = 0;
    for (int m = 0; m < own.minutes(); m++) {
      if (own.timed(m) > 0) {
        x[n] = own.timed(m);
        y[n++] = own.meanMillis(m);
      }
    }
    LoadCurve curve = LoadCurve.of(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    if (curve == null
        || curve.rise() < LEAST_RISE
        || curve.correlation() < LEAST_CORRELATION
        || curve.busiest() < 3) {
      return null;
    }
    double idle = 0;
    double timed = 0;
    for (int m = 0; m < own.minutes(); m++) {
      if (own.timed(m) > 0 && own.timed(m) <= curve.load()[5]) {
        idle += own.busyMicros(m);
        timed += own.timed(m);
      }
    }
    double excess = Math.max(0, e.stats().sumMicros - idle / Math.max(1, timed) * e.stats().timed);
    double share = excess / e.stats().sumMicros;
    return facts.about(
        e,
        CauseKind.CONCURRENCY,
        new Words(
            Text.of(
                "advice.own_load.evidence",
                fixed(curve.rise(), 1),
                fixed(curve.busiest(), 0),
                facts.of(e.series().service())),
            Text.of("advice.own_load.recommendation"),
            Text.of("advice.own_load.gain", time(excess / Effort.MICROS_AN_HOUR)),
            Text.of("advice.own_load.refutation")),
        Math.min(0.85, 0.35 + 0.5 * curve.correlation()),
        e.hours(share));
  }
}
