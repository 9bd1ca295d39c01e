package org.crmperf.jobs.ingest;

import java.util.Arrays;

/**
 * Finds requests whose time cannot be: a short run of lines far from those before it, after which
 * the time is again what it was. What decides is at most {@link #REACH} bytes away, so that a line
 * is judged alike however its source was cut.
 *
 * <p>A run begins where the time jumps by more than the limit. It is implausible if the lines
 * before it agree on a time, the time comes back to that within {@link #LONGEST_RUN} lines, and the
 * lines after it agree on it too. Lines agree if two thirds of up to {@link #AROUND} of them are
 * within the limit of their median, and at least {@link #WITNESSES} are; {@link #FEW_WITNESSES} do
 * for a time that is more than {@link #AGES_MICROS} away, such as 1970 or 2099. A log put together
 * from several years has jumps too, but none that comes back at once, or few lines around.
 */
final class TimeOutliers {
  static final int AROUND = 128;
  static final int LONGEST_RUN = 64;

  /** Bytes before and after a jump in which lines have a say. */
  static final long REACH = 64 << 10;

  static final int WITNESSES = 8;
  static final int FEW_WITNESSES = 2;

  /** Thirty years. */
  static final long AGES_MICROS = 30 * 366 * 86_400_000_000L;

  private static final int KEPT = 8192;

  private final long limitMicros;
  private final long[] offsets = new long[KEPT];
  private final long[] times = new long[KEPT];
  private final long[] scratch = new long[AROUND];
  private int size;

  /** The first row not looked at. */
  private int next = 1;

  private long[] found = new long[16];
  private int foundSize;
  private boolean ended;
  private long undecidedFrom = Long.MAX_VALUE;

  TimeOutliers(long limitMicros) {
    this.limitMicros = limitMicros;
  }

  /** The next request: where its line begins, and its time in microseconds. */
  void row(long offset, long time) {
    if (size == KEPT) {
      dropOld();
    }
    offsets[size] = offset;
    times[size] = time;
    size++;
    while (next < size && isComplete(next)) {
      look(next++);
    }
  }

  /** The source has no more lines: what lacks neighbours is judged by those it has. */
  void sourceEnded() {
    ended = true;
    while (next < size) {
      look(next++);
    }
  }

  /** Where the implausible lines begin, ascending. */
  long[] offsets() {
    return Arrays.copyOf(found, foundSize);
  }

  /** Lines from here on may be judged otherwise once the source has grown; MAX_VALUE for none. */
  long undecidedFrom() {
    return undecidedFrom;
  }

  private boolean isComplete(int row) {
    return size - row > LONGEST_RUN + AROUND || offsets[size - 1] - offsets[row] > REACH;
  }

  /** Rows that no undecided jump can ask for; at most as many as are decisive are left. */
  private void dropOld() {
    int from = Math.max(0, next - AROUND - 1);
    System.arraycopy(offsets, from, offsets, 0, size - from);
    System.arraycopy(times, from, times, 0, size - from);
    size -= from;
    next -= from;
  }

  private void look(int row) {
    if (near(times[row], times[row - 1])) {
      return;
    }
    int first = row;
    while (first > 0 && row - first < AROUND && offsets[row] - offsets[first - 1] <= REACH) {
      first--;
    }
    if (first == row) {
      return;
    }
    long usual = median(first, row);
    int witnesses = Math.abs(times[row] - usual) > AGES_MICROS ? FEW_WITNESSES : WITNESSES;
    if (near(times[row], usual) || !agree(first, row, usual, witnesses)) {
      return;
    }
    int back = row + 1;
    while (isAround(back, row, row + LONGEST_RUN + 1) && !near(times[back], usual)) {
      back++;
    }
    int last = back;
    while (isAround(last, row, back + AROUND)) {
      last++;
    }
    if (ended && last == size && back <= row + LONGEST_RUN && last < back + AROUND) {
      undecidedFrom = Math.min(undecidedFrom, offsets[row]);
    }
    if (back < last && back <= row + LONGEST_RUN && agree(back, last, usual, witnesses)) {
      add(row, back);
    }
  }

  private boolean isAround(int at, int row, int limit) {
    return at < size && at < limit && offsets[at] - offsets[row] <= REACH;
  }

  private boolean near(long time, long other) {
    return Math.abs(time - other) <= limitMicros;
  }

  private long median(int from, int to) {
    int n = to - from;
    System.arraycopy(times, from, scratch, 0, n);
    Arrays.sort(scratch, 0, n);
    return scratch[(n - 1) / 2];
  }

  private boolean agree(int from, int to, long usual, int witnesses) {
    int near = 0;
    for (int row = from; row < to; row++) {
      near += near(times[row], usual) ? 1 : 0;
    }
    return near >= witnesses && 3 * near >= 2 * (to - from);
  }

  private void add(int from, int to) {
    for (int row = from; row < to; row++) {
      if (foundSize == 0 || offsets[row] > found[foundSize - 1]) {
        if (foundSize == found.length) {
          found = Arrays.copyOf(found, 2 * foundSize);
        }
        found[foundSize++] = offsets[row];
      }
    }
  }
}
