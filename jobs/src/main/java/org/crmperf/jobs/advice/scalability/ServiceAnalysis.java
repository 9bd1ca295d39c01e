package org.crmperf.jobs.advice.scalability;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Decides what a service's minutes say of how it scales, or that they say nothing. */
final class ServiceAnalysis {
  private static final int LEAST_MINUTES = 120;
  private static final double LEAST_RANGE = 3;
  private static final double LEAST_CONCURRENCY = 2;
  private static final double MOST_MEAN_SECONDS = 15;
  private static final double MOST_MIX_RANGE = 1.5;
  private static final double RELATED = 0.25;
  private static final double MOST_TIME_EFFECT = 0.10;
  private static final int TIME_BLOCK = 240;
  private static final int LEAST_BLOCK = 30;
  private static final double MOST_RESIDUAL = 0.15;
  private static final double SLOWER = 1.05;

  /** A peak further away than this from the busiest group is not spoken of. */
  private static final double MOST_EXTRAPOLATION = 3;

  private ServiceAnalysis() {}

  static ServiceScalability of(String service, List<LoadMinute> minutes) {
    LoadPoint peak = busiest(minutes);
    if (minutes.size() < LEAST_MINUTES) {
      return silent(service, ScalabilityVerdict.TOO_FEW_MINUTES, minutes, peak, List.of());
    }
    ToDoubleFunction<LoadMinute> by = LoadGroups.groupedBy(minutes);
    List<LoadPoint> points = LoadGroups.of(minutes, by);
    ScalabilityVerdict unfit = unfit(minutes, by, points);
    if (unfit != null) {
      return silent(service, unfit, minutes, peak, points);
    }
    UslFit fit = UslBootstrap.of(minutes, by);
    if (fit != null && timeEffect(fit, minutes) > MOST_TIME_EFFECT) {
      return silent(service, ScalabilityVerdict.TIME_CONFOUNDED, minutes, peak, points);
    }
    if (fit == null || residual(fit, points) > MOST_RESIDUAL) {
      return silent(service, ScalabilityVerdict.POOR_FIT, minutes, peak, points);
    }
    double top = points.get(points.size() - 1).concurrency();
    boolean peakKnown = fit.kappa().low() > 0 && fit.peakConcurrency() <= MOST_EXTRAPOLATION * top;
    double leastSlowdown =
        Usl.slowdown(Usl.Arrivals.CLOSED, top, fit.sigma().low(), fit.kappa().low());
    ScalabilityVerdict verdict = ScalabilityVerdict.LINEAR;
    if (peakKnown) {
      verdict = ScalabilityVerdict.PEAK_KNOWN;
    } else if (fit.slowdown(top) > SLOWER && leastSlowdown > 1 + (SLOWER - 1) / 5) {
      verdict = ScalabilityVerdict.CONTENTION;
    }
    double capacity = peakKnown ? fit.throughput(fit.peakConcurrency()) : Double.NaN;
    return new ServiceScalability(
        service,
        verdict,
        minutes.size(),
        peak.throughput(),
        peak.concurrency(),
        fit,
        capacity,
        capacity / peak.throughput() - 1,
        fit.slowdown(top),
        points);
  }

  private static ServiceScalability silent(
      String service,
      ScalabilityVerdict why,
      List<LoadMinute> minutes,
      LoadPoint peak,
      List<LoadPoint> points) {
    double none = Double.NaN;
    return new ServiceScalability(
        service,
        why,
        minutes.size(),
        peak.throughput(),
        peak.concurrency(),
        null,
        none,
        none,
        none,
        points);
  }

  /** The hundredth of the minutes with the highest throughput, on average. */
  private static LoadPoint busiest(List<LoadMinute> minutes) {
    int count = (minutes.size() + 99) / 100;
    List<LoadMinute> top =
        minutes.stream()
            .sorted(Comparator.comparingDouble((LoadMinute m) -> -m.throughput()))
            .limit(count)
            .toList();
    return new LoadPoint(
        top.stream().mapToDouble(LoadMinute::concurrency).average().orElse(Double.NaN),
        top.stream().mapToDouble(LoadMinute::throughput).average().orElse(Double.NaN),
        count);
  }

  private static @Nullable ScalabilityVerdict unfit(
      List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by, List<LoadPoint> points) {
    double lowest = points.stream().mapToDouble(LoadPoint::concurrency).min().orElse(0);
    double highest = points.stream().mapToDouble(LoadPoint::concurrency).max().orElse(0);
    double busy = minutes.stream().mapToDouble(LoadMinute::concurrency).sum();
    double requests = minutes.stream().mapToDouble(LoadMinute::throughput).sum();
    if (busy / requests > MOST_MEAN_SECONDS) {
      return ScalabilityVerdict.REQUESTS_TOO_LONG;
    }
    if (highest < LEAST_CONCURRENCY) {
      return ScalabilityVerdict.CONCURRENCY_TOO_LOW;
    }
    if (highest < LEAST_RANGE * lowest) {
      return ScalabilityVerdict.RANGE_TOO_NARROW;
    }
    return mixChanges(minutes, by) ? ScalabilityVerdict.MIX_CHANGES : null;
  }

  private static boolean mixChanges(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (List<LoadMinute> group : LoadGroups.groups(minutes, by)) {
      double mean = group.stream().mapToDouble(LoadMinute::demandIndex).average().orElse(0);
      least = Math.min(least, mean);
      most = Math.max(most, mean);
    }
    return most > MOST_MIX_RANGE * least
        && Correlation.squared(minutes, m -> Math.log(m.demandIndex()), LoadMinute::load) > RELATED;
  }

  /** Root mean square of the points' relative distance from the fit. */
  private static double residual(UslFit fit, List<LoadPoint> points) {
    double sum = 0;
    for (LoadPoint p : points) {
      double off = Math.log(p.throughput() / fit.throughput(p.concurrency()));
      sum += off * off;
    }
    return Math.sqrt(sum / points.size());
  }

  /** Root mean square of what parts of the day are off the fit by, relative. */
  private static double timeEffect(UslFit fit, List<LoadMinute> minutes) {
    TreeMap<Integer, double[]> blocks = new TreeMap<>();
    for (LoadMinute m : minutes) {
      double[] sum = blocks.computeIfAbsent(m.minute() / TIME_BLOCK, b -> new double[2]);
      sum[0] += Math.log(m.throughput() / fit.throughput(m.concurrency()));
      sum[1]++;
    }
    double squares = 0;
    int known = 0;
    for (double[] sum : blocks.values()) {
      if (sum[1] >= LEAST_BLOCK) {
        squares += sum[0] / sum[1] * (sum[0] / sum[1]);
        known++;
      }
    }
    return known < 2 ? 0 : Math.sqrt(squares / known);
  }
}
