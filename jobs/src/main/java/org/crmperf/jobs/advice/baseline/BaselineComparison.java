package org.crmperf.jobs.advice.baseline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/**
 * Compares a period with its baseline, whose days are handed in one by one and not kept: memory
 * holds a few numbers per endpoint and hour of them. docs/advice.md has the statistics.
 */
public final class BaselineComparison {
  /** From this many requests a day on, an endpoint that only one side has is new or gone. */
  private static final long LEAST_NEW = 50;

  private final MetricPolicy policy;
  private final ChangePolicy changes;
  private final ToIntFunction<RollupKey> hourOfDay;
  private final Map<Endpoint, TailBounds> tails = new HashMap<>();
  private final ComparedSide period = new ComparedSide();
  private final ComparedSide baseline = new ComparedSide();

  /**
   * A comparison.
   *
   * @param cells of the period
   * @param zone in which hours of the day are counted
   */
  public BaselineComparison(
      Map<RollupKey, RollupCell> cells, ZoneId zone, MetricPolicy policy, ChangePolicy changes) {
    this.policy = policy;
    this.changes = changes;
    this.hourOfDay =
        key -> Instant.ofEpochSecond(key.hourStart() / 1_000_000).atZone(zone).getHour();
    Map<Endpoint, LatencyHistogram> latency = new HashMap<>();
    cells.forEach(
        (key, cell) ->
            latency
                .computeIfAbsent(Endpoint.of(key), e -> new LatencyHistogram())
                .add(cell.stats.latency));
    latency.forEach(
        (endpoint, histogram) -> {
          if (histogram.total() > 0) {
            tails.put(endpoint, TailBounds.of(histogram));
          }
        });
    period.add(cells, hourOfDay, tails, policy.downShare());
  }

  /** Adds a day to the baseline. */
  public void addDay(Map<RollupKey, RollupCell> cells) {
    if (!cells.isEmpty()) {
      baseline.add(cells, hourOfDay, tails, policy.downShare());
    }
  }

  /** The comparison, once all days of the baseline are in. */
  public Comparison compare(BaselineChoice choice) {
    int hours = 0;
    for (int hour = 0; hour < 24; hour++) {
      hours += period.slots.days(hour) > 0 && baseline.slots.days(hour) > 0 ? 1 : 0;
    }
    if (hours == 0) {
      return Comparison.none(choice);
    }
    Set<Endpoint> tested = new TreeSet<>();
    List<EndpointChange> found = new ArrayList<>();
    Set<Endpoint> all = new TreeSet<>(period.slots.endpoints());
    all.addAll(baseline.slots.endpoints());
    for (Endpoint endpoint : all) {
      long now = period.slots.requests(endpoint, baseline.slots);
      long then = baseline.slots.requests(endpoint, period.slots);
      if (endpoint.endpoint().equals(Endpoint.OTHER.endpoint())) {
        continue;
      }
      if (now >= changes.leastRequests() && then >= changes.leastRequests()) {
        tested.add(endpoint);
      } else {
        found.add(untested(endpoint, now, then));
      }
    }
    ChangeClaims claims = new ChangeClaims(period, baseline, tested, changes);
    found.addAll(claims.changes());
    found.sort(
        Comparator.comparing(EndpointChange::change, BaselineComparison::urgency)
            .thenComparingLong(c -> -c.requests())
            .thenComparing(EndpointChange::endpoint)
            .thenComparing(EndpointChange::method));
    return new Comparison(
        choice,
        hours,
        MixShift.of(period.latency, baseline.latency),
        claims.commonRatio(),
        claims.commonChange(),
        claims.commonChance(),
        claims.spread(),
        claims.tests(),
        List.copyOf(found));
  }

  private static int urgency(Change a, Change b) {
    return Integer.compare(urgency(a), urgency(b));
  }

  private static int urgency(Change change) {
    return switch (change) {
      case REGRESSED -> 0;
      case NEW -> 1;
      case IMPROVED -> 2;
      case GONE -> 3;
      case UNCHANGED -> 4;
      case TOO_SMALL -> 5;
    };
  }

  private EndpointChange untested(Endpoint endpoint, long now, long then) {
    Change change = Change.TOO_SMALL;
    if (then == 0 && now >= LEAST_NEW * period.days.size() && !baseline.folded) {
      change = Change.NEW;
    } else if (now == 0 && then >= LEAST_NEW * baseline.days.size() && !period.folded) {
      change = Change.GONE;
    }
    return new EndpointChange(
        endpoint.endpoint(), endpoint.method(), change, now, then, null, null, null);
  }
}
