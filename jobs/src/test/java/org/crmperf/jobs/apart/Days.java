package org.crmperf.jobs.apart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An installation and its days, the reported one last; even seeds are simple, odd ones lifelike.
 */
final class Days {
  static final LocalDate REPORTED = LocalDate.of(2026, 11, 18);

  final SplittableRandom random;
  final World world;
  final List<LocalDate> dates = new ArrayList<>();
  final List<List<Hit>> hits = new ArrayList<>();
  private final long seed;

  Days(long seed, String name, int least, int most) {
    this.seed = seed;
    this.random = new SplittableRandom(seed * 7919 + name.hashCode());
    boolean plain = (seed & 1) == 0;
    int endpoints = plain ? 8 + random.nextInt(18) : 15 + random.nextInt(46);
    this.world = new World(random, plain, endpoints, least + random.nextInt(most - least));
  }

  /** What {@code --baseline} says, by the seed; empty for nothing. */
  String baseline() {
    return List.of("", "previous-day", "trailing-28").get((int) (seed / 2 % 3));
  }

  /** The days that this baseline needs, then the reported one; returns the reported one. */
  List<Hit> withBaseline(String baseline) {
    int back = baseline.equals("previous-day") ? 1 : baseline.isEmpty() ? 7 : 4;
    for (int i = back; i > 0; i -= baseline.equals("trailing-28") ? 1 : back) {
      add(i);
    }
    return add(0);
  }

  /** A day with nothing wrong, and ten per cent more or fewer requests. */
  List<Hit> add(int before) {
    dates.add(REPORTED.minusDays(before));
    List<Hit> day = world.day(random.split(), 0.9 + 0.2 * random.nextDouble());
    hits.add(day);
    return day;
  }
}
