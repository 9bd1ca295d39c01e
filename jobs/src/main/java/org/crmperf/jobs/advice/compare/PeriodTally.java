package org.crmperf.jobs.advice.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/** A period, to which its days are added one by one and not kept. */
public final class PeriodTally {
  private static final int MINUTE_SECONDS = 60;

  private final long seconds;
  private final UnaryOperator<Endpoint> naming;
  private final EndpointTally all = new EndpointTally();
  private final SortedMap<Endpoint, EndpointTally> endpoints = new TreeMap<>();
  private final SortedMap<Long, RollupCell> hours = new TreeMap<>();

  /** A minute with requests: how many, and their durations summed. */
  public record Minute(long epochMinute, long requests, long errors, long busyMicros) {}

  /**
   * An empty period.
   *
   * @param seconds its length
   */
  public PeriodTally(long seconds) {
    this(seconds, endpoint -> endpoint);
  }

  /**
   * An empty period whose endpoints are called otherwise.
   *
   * @param naming what an endpoint is counted as
   */
  public PeriodTally(long seconds, UnaryOperator<Endpoint> naming) {
    this.seconds = seconds;
    this.naming = naming;
  }

  /** Adds a day, or any number of hours that were not in yet. */
  public void add(Map<RollupKey, RollupCell> cells) {
    LatencyHistogram everything = new LatencyHistogram();
    Map<Endpoint, LatencyHistogram> first = new HashMap<>();
    Map<Long, RollupCell> platform = new TreeMap<>();
    cells.forEach(
        (key, cell) -> {
          everything.add(cell.stats.latency);
          first
              .computeIfAbsent(naming.apply(Endpoint.of(key)), e -> new LatencyHistogram())
              .add(cell.stats.latency);
          platform.computeIfAbsent(key.hourStart(), h -> new RollupCell()).add(cell);
        });
    all.startWith(everything);
    platform.values().forEach(all::add);
    cells.forEach(
        (key, cell) -> {
          Endpoint endpoint = naming.apply(Endpoint.of(key));
          EndpointTally tally = endpoints.computeIfAbsent(endpoint, e -> new EndpointTally());
          tally.startWith(first.getOrDefault(endpoint, everything));
          tally.add(cell);
        });
    hours.putAll(platform);
  }

  /** Its length. */
  public long seconds() {
    return seconds;
  }

  /** All endpoints together. */
  public EndpointTally all() {
    return all;
  }

  /** Each endpoint. */
  public SortedMap<Endpoint, EndpointTally> endpoints() {
    return Collections.unmodifiableSortedMap(endpoints);
  }

  /** Its hours with requests, by their start in microseconds since 1970 UTC. */
  public SortedMap<Long, RequestStats> hours() {
    SortedMap<Long, RequestStats> stats = new TreeMap<>();
    hours.forEach((hour, cell) -> stats.put(hour, cell.stats));
    return stats;
  }

  /** Requests a second; the whole period's mean. */
  public double throughput() {
    return (double) all.requests() / seconds;
  }

  /** Its minutes with requests, in order. */
  public List<Minute> minutes() {
    List<Minute> minutes = new ArrayList<>();
    hours.forEach(
        (hour, cell) -> {
          MinuteSlots slots = cell.minutes;
          long first = hour / 1_000_000 / MINUTE_SECONDS;
          for (int m = 0; m < MinuteSlots.MINUTES; m++) {
            if (slots.requests[m] > 0) {
              minutes.add(
                  new Minute(first + m, slots.requests[m], slots.errors[m], slots.busyMicros[m]));
            }
          }
        });
    return minutes;
  }

  /** The most requests a second of any minute. */
  public double peakThroughput() {
    return minutes().stream().mapToLong(Minute::requests).max().orElse(0) / (double) MINUTE_SECONDS;
  }
}
