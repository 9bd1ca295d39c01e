package org.crmperf.parsers.parquet;

import java.util.Arrays;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * The distinct numbers of a column, if they are few: statuses, durations in milliseconds. What is
 * left of such a column is a third as much to compress as eight bytes a row. Open addressing, kept
 * from one column to the next.
 */
final class NumberDictionary {
  /** Columns of fewer rows are not worth a page more. */
  private static final int FEWEST_ROWS = 1 << 12;

  private static final int MOST = 1 << 14;

  /** Rows after which it shows whether numbers repeat. */
  private static final int TRIAL = 1 << 13;

  private long[] values = new long[1 << 10];

  /** Per slot: the id of a value + 1; 0 is free. */
  private int[] slots = new int[1 << 11];

  private int[] ids = new int[0];
  private int size;

  /**
   * Numbers the values of a column in order of first appearance.
   *
   * @param selection the rows, or null for the first {@code count}
   * @return false if they are too many to be worth it, or the column is short; there are no ids
   *     then
   */
  boolean encode(long[] numbers, int @Nullable [] selection, int count) {
    if (count < FEWEST_ROWS) {
      return false;
    }
    Arrays.fill(slots, 0);
    size = 0;
    if (ids.length < count) {
      ids = new int[count + (count >> 2)];
    }
    int from = 0;
    // looked at now and then, not at every row
    for (int to = TRIAL; from < count; to += TRIAL) {
      int end = Math.min(count, to);
      encode(numbers, selection, from, end);
      if (size > MOST || size > end / 2) {
        return false;
      }
      from = end;
    }
    return size > 0;
  }

  private void encode(long[] numbers, int @Nullable [] selection, int from, int to) {
    for (int i = from; i < to; i++) {
      long value = numbers[selection == null ? i : selection[i]];
      ids[i] = value == RequestBatch.NULL ? -1 : idOf(value);
    }
  }

  /** Where a value is looked for first. */
  private int firstSlot(long value) {
    return (int) (value * 0x9E3779B97F4A7C15L >>> 40) & slots.length - 1;
  }

  private int idOf(long value) {
    int mask = slots.length - 1;
    int slot = firstSlot(value);
    while (true) {
      int id = slots[slot] - 1;
      if (id < 0) {
        return insert(value, slot);
      }
      if (values[id] == value) {
        return id;
      }
      slot = slot + 1 & mask;
    }
  }

  private int insert(long value, int slot) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = firstSlot(values[id]);
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = id + 1;
    }
  }

  /** Distinct values. */
  int size() {
    return size;
  }

  /** A value by its id. */
  long value(int id) {
    return values[id];
  }

  /** The id of each row; -1 for null. */
  int[] ids() {
    return ids;
  }
}
