package org.crmperf.jobs.advice.scalability;

import java.util.ArrayList;
import java.util.Arrays;
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
    return points(sorted(minutes, by));
  }

  /** The groups of minutes in the order of what they are grouped by. */
  static List<LoadPoint> points(LoadMinute[] sorted) {
    int count = count(sorted.length);
    List<LoadPoint> points = new ArrayList<>(count);
    for (int g = 0; g < count; g++) {
      points.add(point(sorted, start(sorted.length, count, g), start(sorted.length, count, g + 1)));
    }
    return points;
  }

  /** The minutes of each group. */
  static List<List<LoadMinute>> groups(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    LoadMinute[] sorted = sorted(minutes, by);
    int count = count(sorted.length);
    List<List<LoadMinute>> groups = new ArrayList<>(count);
    for (int g = 0; g < count; g++) {
      int from = start(sorted.length, count, g);
      groups.add(Arrays.asList(sorted).subList(from, start(sorted.length, count, g + 1)));
    }
    return groups;
  }

  private static LoadMinute[] sorted(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    List<LoadMinute> sorted = new ArrayList<>(minutes);
    sorted.removeIf(m -> Double.isNaN(by.applyAsDouble(m)));
    sorted.sort(Comparator.comparingDouble(by));
    return sorted.toArray(new LoadMinute[0]);
  }

  /** How many groups so many minutes make. */
  private static int count(int minutes) {
    return Math.max(1, Math.min(MOST, minutes / LEAST_MINUTES));
  }

  /** The place of a group's first minute among all that are sorted. */
  private static int start(int minutes, int groups, int group) {
    return (int) ((long) minutes * group / groups);
  }

  /** The group of the sorted minutes in [from, to). */
  private static LoadPoint point(LoadMinute[] sorted, int from, int to) {
    double n = 0;
    double x = 0;
    for (int i = from; i < to; i++) {
      n += sorted[i].concurrency();
      x += sorted[i].throughput();
    }
    return new LoadPoint(n / (to - from), x / (to - from), to - from);
  }
}
