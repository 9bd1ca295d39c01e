package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Groups minutes by load. A minute's own concurrency and throughput are noisy, and noise that is in
 * both would be taken for scaling: so a minute is grouped by the load of its neighbours, which
 * share the load but not the noise (an instrumental variable), wherever neighbours say enough.
 * Where load jumps from minute to minute, its own load groups it.
 */
final class LoadGroups {
  private static final int MOST = 24;
  private static final int LEAST_MINUTES = 20;

  /** The least squared correlation of a minute's load with its neighbours'. */
  private static final double RELATED = 0.5;

  private LoadGroups() {}

  /** By which load minutes are grouped. */
  static ToDoubleFunction<LoadMinute> groupedBy(List<LoadMinute> minutes) {
    List<LoadMinute> known = minutes.stream().filter(m -> !Double.isNaN(m.loadNearby())).toList();
    boolean nearby =
        known.size() >= 0.8 * minutes.size()
            && Correlation.squared(known, LoadMinute::load, LoadMinute::loadNearby) >= RELATED;
    return nearby ? LoadMinute::loadNearby : LoadMinute::load;
  }

  /** The groups, the least load first. */
  static List<LoadPoint> of(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    List<List<LoadMinute>> groups = groups(minutes, by);
    List<LoadPoint> points = new ArrayList<>(groups.size());
    for (List<LoadMinute> group : groups) {
      double n = 0;
      double x = 0;
      for (LoadMinute m : group) {
        n += m.concurrency();
        x += m.throughput();
      }
      points.add(new LoadPoint(n / group.size(), x / group.size(), group.size()));
    }
    return points;
  }

  /** The minutes of each group. */
  static List<List<LoadMinute>> groups(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    List<LoadMinute> sorted = new ArrayList<>(minutes);
    sorted.removeIf(m -> Double.isNaN(by.applyAsDouble(m)));
    sorted.sort(Comparator.comparingDouble(by));
    int count = Math.max(1, Math.min(MOST, sorted.size() / LEAST_MINUTES));
    List<List<LoadMinute>> groups = new ArrayList<>(count);
    for (int g = 0; g < count; g++) {
      groups.add(
          sorted.subList(
              (int) ((long) sorted.size() * g / count),
              (int) ((long) sorted.size() * (g + 1) / count)));
    }
    return groups;
  }
}
