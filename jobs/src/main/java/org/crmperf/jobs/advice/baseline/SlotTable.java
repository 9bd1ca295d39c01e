package org.crmperf.jobs.advice.baseline;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.MinuteSlots;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/** Slots of all endpoints of a day or of several, and the hours in which anything was logged. */
final class SlotTable {
  private final Map<Endpoint, Map<SlotKey, Slot>> endpoints = new TreeMap<>();

  /** By hour of the day: on how many days the platform had requests in it. */
  private final int[] covered = new int[24];

  /**
   * The slots of some hours.
   *
   * @param hourOfDay the local hour of a cell
   * @param downShare the share of errors that makes a minute of the platform down
   */
  static SlotTable of(
      Map<RollupKey, RollupCell> cells,
      ToIntFunction<RollupKey> hourOfDay,
      Map<Endpoint, TailBounds> tails,
      double downShare) {
    SlotTable table = new SlotTable();
    Map<Long, MinuteSlots> platform = new HashMap<>();
    Map<Long, Integer> hours = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          platform.computeIfAbsent(key.hourStart(), h -> new MinuteSlots()).add(cell.minutes);
          hours.put(key.hourStart(), hourOfDay.applyAsInt(key));
        });
    hours.values().forEach(hour -> table.covered[hour]++);
    cells.forEach(
        (key, cell) -> {
          Endpoint endpoint = Endpoint.of(key);
          Slot slot =
              table
                  .endpoints
                  .computeIfAbsent(endpoint, e -> new HashMap<>())
                  .computeIfAbsent(
                      new SlotKey(key.service(), hourOfDay.applyAsInt(key)), s -> new Slot());
          slot.requests += cell.stats.requests;
          MinuteSlots everyone = platform.getOrDefault(key.hourStart(), cell.minutes);
          judge(slot, cell.minutes, everyone, downShare);
          time(slot, cell, tails.getOrDefault(endpoint, TailBounds.NONE));
        });
    return table;
  }

  private static void judge(Slot slot, MinuteSlots own, MinuteSlots platform, double downShare) {
    for (int m = 0; m < MinuteSlots.MINUTES; m++) {
      if (!platform.isDown(m, downShare)) {
        slot.judged += own.requests[m];
        slot.errors += own.errors[m];
      }
    }
  }

  private static void time(Slot slot, RollupCell cell, TailBounds bounds) {
    slot.timed += cell.stats.timed;
    cell.stats.latency.forEach(
        (micros, count) -> {
          double log = TailBounds.log(micros);
          slot.logs += count * log;
          slot.logSquares += count * log * log;
          slot.upper.add(bounds.upper(), log, count);
          slot.tail.add(bounds.tail(), log, count);
        });
  }

  void add(SlotTable other) {
    for (int hour = 0; hour < covered.length; hour++) {
      covered[hour] += other.covered[hour];
    }
    other.endpoints.forEach(
        (endpoint, slots) ->
            slots.forEach(
                (key, slot) ->
                    endpoints
                        .computeIfAbsent(endpoint, e -> new HashMap<>())
                        .computeIfAbsent(key, k -> new Slot())
                        .add(slot)));
  }

  Set<Endpoint> endpoints() {
    return endpoints.keySet();
  }

  Map<SlotKey, Slot> slots(Endpoint endpoint) {
    return endpoints.getOrDefault(endpoint, Map.of());
  }

  /** On how many days the platform had requests in an hour of the day. */
  int days(int hour) {
    return covered[hour];
  }

  /** Requests of an endpoint in the hours that another table covers too. */
  long requests(Endpoint endpoint, SlotTable other) {
    return sum(slots(endpoint).entrySet(), other);
  }

  private static long sum(Collection<Map.Entry<SlotKey, Slot>> slots, SlotTable other) {
    return slots.stream()
        .filter(slot -> other.covered[slot.getKey().hour()] > 0)
        .mapToLong(slot -> slot.getValue().requests)
        .sum();
  }
}
