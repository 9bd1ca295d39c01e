package org.crmperf.jobs.rollup;

import java.util.Arrays;
import org.crmperf.jobs.metric.RequestSample;

/** The rows of one hour that are in its {@link RequestSample}, while a range is being read. */
final class RowSample {
  private static final int SLOT_BITS = 12;
  private static final int MOST = 1 << SLOT_BITS;

  private long[] keys = new long[64];
  private int[] rows = new int[64];
  private int[] weights = new int[64];
  private int size;

  /** No key above this gets in. */
  private long limit = Long.MAX_VALUE;

  /** Offers a row; keys have 51 bits. */
  void offer(long key, int row) {
    if (key > limit) {
      return;
    }
    if (size == keys.length) {
      makeRoom();
      if (key > limit) {
        return;
      }
    }
    keys[size] = key;
    rows[size] = row;
    weights[size++] = 1;
  }

  private void makeRoom() {
    if (size == MOST) {
      settle();
    } else {
      keys = Arrays.copyOf(keys, size * 2);
      rows = Arrays.copyOf(rows, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
  }

  /** Sorts by key, adds up equal ones, forgets all but the first. */
  void settle() {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = keys[i] << SLOT_BITS | i;
    }
    Arrays.sort(order);
    long[] newKeys = new long[keys.length];
    int[] newRows = new int[keys.length];
    int[] newWeights = new int[keys.length];
    int kept = 0;
    for (long entry : order) {
      int slot = (int) (entry & MOST - 1);
      if (kept > 0 && newKeys[kept - 1] == keys[slot]) {
        newWeights[kept - 1] += weights[slot];
      } else if (kept == RequestSample.SIZE) {
        break;
      } else {
        newKeys[kept] = keys[slot];
        newRows[kept] = rows[slot];
        newWeights[kept++] = weights[slot];
      }
    }
    keys = newKeys;
    rows = newRows;
    weights = newWeights;
    size = kept;
    limit = kept == RequestSample.SIZE ? keys[kept - 1] : Long.MAX_VALUE;
  }

  int size() {
    return size;
  }

  long key(int i) {
    return keys[i];
  }

  int row(int i) {
    return rows[i];
  }

  int weight(int i) {
    return weights[i];
  }
}
