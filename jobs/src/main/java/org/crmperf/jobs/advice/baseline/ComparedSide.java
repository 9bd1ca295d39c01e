package org.crmperf.jobs.advice.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/** The period or the baseline: slots, and one distribution per endpoint. */
final class ComparedSide {
  final SlotTable slots = new SlotTable();
  final List<SlotTable> days = new ArrayList<>();
  final Map<Endpoint, LatencyHistogram> latency = new TreeMap<>();

  /** Whether endpoints were folded into one group: one that is missing may be in it. */
  boolean folded;

  /** Adds a day or more. */
  void add(
      Map<RollupKey, RollupCell> cells,
      ToIntFunction<RollupKey> hourOfDay,
      Map<Endpoint, TailBounds> tails,
      double downShare) {
    SlotTable table = SlotTable.of(cells, hourOfDay, tails, downShare);
    slots.add(table);
    days.add(table);
    cells.forEach(
        (key, cell) -> {
          folded |= isGroup(key);
          latency
              .computeIfAbsent(Endpoint.of(key), e -> new LatencyHistogram())
              .add(cell.stats.latency);
        });
  }

  /** The durations of an endpoint. */
  LatencyHistogram latency(Endpoint endpoint) {
    return latency.computeIfAbsent(endpoint, e -> new LatencyHistogram());
  }

  private static boolean isGroup(RollupKey key) {
    return key.endpoint().equals(Endpoint.OTHER.endpoint());
  }
}
