package org.crmperf.jobs.advice.scalability;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * {@link LoadGroups} of minutes drawn by half-hours, again and again: what they are grouped by is
 * sorted once, and a draw is put in order by counting. The groups are the same to the last bit.
 */
final class ResampledGroups {
  private static final int BLOCK = 30;

  private final List<LoadMinute> minutes;

  /** By minute the place of what it is grouped by, equal for equal values; -1 for NaN. */
  private final int[] rank;

  /** How many minutes are of a lower rank, and in a draw its next place. */
  private final int[] places;

  /** Where each half-hour's minutes begin, and where the last one's end. */
  private final int[] blocks;

  /**
   * Prepares to draw.
   *
   * @param minutes in the order of time
   */
  ResampledGroups(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    this.minutes = minutes;
    rank = new int[minutes.size()];
    places = new int[ranks(minutes, by) + 1];
    int[] starts = new int[minutes.size() + 1];
    int count = 0;
    for (int i = 0; i < minutes.size(); i++) {
      if (i == 0 || minutes.get(i).minute() / BLOCK != minutes.get(i - 1).minute() / BLOCK) {
        starts[count++] = i;
      }
    }
    starts[count] = minutes.size();
    blocks = Arrays.copyOf(starts, count + 1);
  }

  /** Ranks the minutes; returns how many ranks there are. */
  private int ranks(List<LoadMinute> minutes, ToDoubleFunction<LoadMinute> by) {
    double[] sorted = new double[minutes.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = by.applyAsDouble(minutes.get(i));
    }
    double[] values = sorted.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < rank.length; i++) {
      rank[i] = Double.isNaN(values[i]) ? -1 : first(sorted, values[i]);
    }
    return sorted.length;
  }

  /** The first place of a value that is there. */
  private static int first(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    while (at > 0 && sorted[at - 1] == value) {
      at--;
    }
    return at;
  }

  /** Half-hours that have minutes. */
  int blocks() {
    return blocks.length - 1;
  }

  /** The groups of the minutes of these half-hours, the least load first. */
  List<LoadPoint> of(int[] drawn) {
    return LoadGroups.points(sorted(drawn));
  }

  private LoadMinute[] sorted(int[] drawn) {
    Arrays.fill(places, 0);
    for (int block : drawn) {
      for (int i = blocks[block]; i < blocks[block + 1]; i++) {
        places[rank[i] + 1]++;
      }
    }
    places[0] = 0; // those that are NaN
    for (int r = 1; r < places.length; r++) {
      places[r] += places[r - 1];
    }
    LoadMinute[] sorted = new LoadMinute[places[places.length - 1]];
    for (int block : drawn) {
      for (int i = blocks[block]; i < blocks[block + 1]; i++) {
        if (rank[i] >= 0) {
          sorted[places[rank[i]]++] = minutes.get(i);
        }
      }
    }
    return sorted;
  }
}
