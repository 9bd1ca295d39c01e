package org.crmperf.jobs.report.compare;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.report.Display;
import org.jspecify.annotations.Nullable;

/** An endpoint's p50, p95 and p99 on both sides, as bars with their 95 % intervals. */
record BarChart(List<Bar> bars) {
  static final int WIDTH = 320;

  /** How far beyond the longest bar an interval may reach. */
  private static final double ROOM = 1.5;

  private static final int LEFT = 34;
  private static final int RIGHT = 68;
  private static final int GROUP = 30;
  private static final int THICK = 11;
  private static final List<Rank> RANKS = List.of(Rank.P50, Rank.P95, Rank.P99);

  /**
   * A bar.
   *
   * @param name of its percentile, above the first of the two
   * @param side before or after, also its class
   * @param from left end of the interval
   * @param until right end of it
   */
  record Bar(
      String name,
      String side,
      String y,
      String textY,
      String width,
      String from,
      String until,
      String middleY,
      String textX,
      String value) {}

  static int height() {
    return RANKS.size() * GROUP;
  }

  static int left() {
    return LEFT;
  }

  static BarChart of(@Nullable EndpointTally before, @Nullable EndpointTally after) {
    double top = 0;
    double most = 0;
    for (Rank rank : RANKS) {
      top = Math.max(top, Math.max(high(before, rank), high(after, rank)));
      most = Math.max(most, Math.max(value(before, rank), value(after, rank)));
    }
    // an interval up to a timeout would leave no room for the bars: it ends at the edge then
    top = Math.min(top, most * ROOM);
    List<Bar> bars = new ArrayList<>();
    for (int r = 0; r < RANKS.size(); r++) {
      Rank rank = RANKS.get(r);
      String name = rank.name().toLowerCase(java.util.Locale.ROOT);
      add(bars, before, rank, name, "before", r * GROUP + 2, top);
      add(bars, after, rank, "", "after", r * GROUP + 3 + THICK, top);
    }
    return new BarChart(List.copyOf(bars));
  }

  private static void add(
      List<Bar> bars,
      @Nullable EndpointTally tally,
      Rank rank,
      String name,
      String side,
      int y,
      double top) {
    QuantileInterval interval = tally == null ? null : tally.interval(rank);
    if (interval == null || tally == null || !tally.knows(rank) || top <= 0) {
      bars.add(
          new Bar(name, side, at(y), at(y + 9), "0", "", "", "", at(LEFT + 4.0), Display.NONE));
      return;
    }
    double scale = (WIDTH - LEFT - RIGHT) / top;
    double until = Math.min((double) interval.highMicros(), top) * scale;
    bars.add(
        new Bar(
            name,
            side,
            at(y),
            at(y + 9),
            at(Math.max(1, interval.micros() * scale)),
            at(LEFT + interval.lowMicros() * scale),
            at(LEFT + until),
            at(y + THICK / 2.0),
            at(LEFT + until + 5),
            Display.duration(interval.micros() / 1000.0)));
  }

  private static double high(@Nullable EndpointTally tally, Rank rank) {
    QuantileInterval interval = tally == null ? null : tally.interval(rank);
    return interval == null || tally == null || !tally.knows(rank) ? 0 : interval.highMicros();
  }

  private static double value(@Nullable EndpointTally tally, Rank rank) {
    QuantileInterval interval = tally == null ? null : tally.interval(rank);
    return interval == null || tally == null || !tally.knows(rank) ? 0 : interval.micros();
  }

  private static String at(double place) {
    return Decimals.trimmed(Math.max(0, place), 1);
  }
}
