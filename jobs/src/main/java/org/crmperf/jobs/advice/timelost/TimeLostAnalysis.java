package org.crmperf.jobs.advice.timelost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.timelost.TimeLost.Figures;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestStats;

/**
 * Time lost and what-if. An endpoint meets its target when no request of it takes longer: the tail
 * of its histogram beyond the target moves to the target, and the platform's histogram is merged
 * again with it. Hours come from exact sums, percentiles from the merged histogram (within 0.4 %),
 * Apdex from exact counts.
 */
public final class TimeLostAnalysis {
  private static final double MICROS_AN_HOUR = 3.6e9;

  private final MetricPolicy policy;
  private final Map<Endpoint, RequestStats> endpoints;
  private final RequestStats total;
  private long longest;
  private long secondLongest;

  private TimeLostAnalysis(
      Map<Endpoint, RequestStats> endpoints, RequestStats total, MetricPolicy policy) {
    this.endpoints = endpoints;
    this.total = total;
    this.policy = policy;
    for (RequestStats stats : endpoints.values()) {
      long max = stats.latency.max();
      secondLongest = Math.max(secondLongest, Math.min(max, longest));
      longest = Math.max(longest, max);
    }
  }

  /**
   * The analysis of a period.
   *
   * @param endpoints of the period, which add up to {@code total}
   */
  public static TimeLost of(
      Map<Endpoint, RequestStats> endpoints, RequestStats total, MetricPolicy policy) {
    return new TimeLostAnalysis(endpoints, total, policy).analyse();
  }

  private TimeLost analyse() {
    List<TimeLost.Row> rows = new ArrayList<>();
    LatencyHistogram all = new LatencyHistogram();
    long satisfied = 0;
    long tolerating = 0;
    for (Map.Entry<Endpoint, RequestStats> entry : endpoints.entrySet()) {
      Met met = met(entry.getKey(), entry.getValue());
      all.add(met.latency);
      satisfied += met.satisfied;
      tolerating += met.tolerating;
      if (entry.getValue().overTargetMicros > 0) {
        rows.add(row(entry.getKey(), entry.getValue(), met));
      }
    }
    rows.sort(
        Comparator.comparingDouble((TimeLost.Row r) -> -r.lostHours())
            .thenComparing(TimeLost.Row::endpoint)
            .thenComparing(TimeLost.Row::method));
    return new TimeLost(
        total.overTargetMicros / MICROS_AN_HOUR,
        figures(total.latency, total.satisfied, total.tolerating, total.sumMicros),
        figures(all, satisfied, tolerating, total.sumMicros - total.overTargetMicros),
        List.copyOf(rows));
  }

  private TimeLost.Row row(Endpoint endpoint, RequestStats stats, Met met) {
    long othersMax = stats.latency.max() == longest ? secondLongest : longest;
    LatencyHistogram merged =
        total.latency.replacing(stats.latency, met.latency, Math.max(othersMax, met.latency.max()));
    return new TimeLost.Row(
        endpoint.endpoint(),
        endpoint.method(),
        policy.targetMicros(endpoint.endpoint(), endpoint.method()) / 1000.0,
        stats.overTargetMicros / MICROS_AN_HOUR,
        (double) stats.overTargetMicros / total.overTargetMicros,
        stats.overTarget,
        figures(
            merged,
            total.satisfied - stats.satisfied + met.satisfied,
            total.tolerating - stats.tolerating + met.tolerating,
            total.sumMicros - stats.overTargetMicros));
  }

  /** An endpoint's distribution and Apdex counts with its target met. */
  private record Met(LatencyHistogram latency, long satisfied, long tolerating) {}

  private Met met(Endpoint endpoint, RequestStats stats) {
    long target = policy.targetMicros(endpoint.endpoint(), endpoint.method());
    long apdex = policy.apdexMicros(endpoint.endpoint(), endpoint.method());
    LatencyHistogram capped = stats.latency.cappedAt(target);
    // errors stay errors, however fast they are
    long timedErrors = stats.errors - (stats.apdexSamples - stats.timed);
    long good = stats.timed - timedErrors;
    if (target <= apdex) {
      return new Met(capped, good, 0);
    }
    return target <= 4 * apdex
        ? new Met(capped, stats.satisfied, good - stats.satisfied)
        : new Met(capped, stats.satisfied, stats.tolerating);
  }

  private Figures figures(
      LatencyHistogram latency, long satisfied, long tolerating, long sumMicros) {
    boolean timed = latency.total() > 0;
    return new Figures(
        timed ? latency.percentile(0.50) / 1000.0 : Double.NaN,
        timed ? latency.percentile(0.95) / 1000.0 : Double.NaN,
        timed ? latency.percentile(0.99) / 1000.0 : Double.NaN,
        timed ? (satisfied + tolerating / 2.0) / total.apdexSamples : Double.NaN,
        sumMicros / MICROS_AN_HOUR);
  }
}
