package org.crmperf.parsers.schema;

import java.util.Arrays;

/**
 * Requests as columns, filled by a line parser and emptied by whoever encodes them. Strings are
 * slices of {@link #bytes}, which must stay unchanged until the batch has been emptied. Arrays are
 * public on purpose: this is the inside of the hot loop.
 *
 * <p>Shapes: {@code longs[field][row]}, {@code starts[field][row]}, {@code lengths[field][row]},
 * indexed by {@link AccessField#ordinal()}; the arrays of the other kind are empty.
 */
public final class RequestBatch {
  /** A number that the log did not give. */
  public static final long NULL = Long.MIN_VALUE;

  /** A string that the log did not give, as a length. */
  public static final int NULL_LENGTH = -1;

  private static final AccessField[] FIELDS = AccessField.values();
  private static final int[] STRING_FIELDS = ordinals(true);
  private static final int[] NUMBER_FIELDS = ordinals(false);

  /** The buffer that string slices point into. */
  public byte[] bytes = new byte[0];

  /** Rows filled. */
  public int rows;

  /**
   * A bit for each {@link AccessField#ordinal()} that some row may have; the other columns are null
   * throughout.
   */
  public long fields;

  public final long[][] longs = new long[FIELDS.length][];
  public final int[][] starts = new int[FIELDS.length][];
  public final int[][] lengths = new int[FIELDS.length][];

  private final int capacity;

  /** A batch of at most {@code capacity} rows. */
  public RequestBatch(int capacity) {
    this.capacity = capacity;
    for (AccessField field : FIELDS) {
      int f = field.ordinal();
      longs[f] = new long[field.isString() ? 0 : capacity];
      starts[f] = new int[field.isString() ? capacity : 0];
      lengths[f] = new int[field.isString() ? capacity : 0];
      Arrays.fill(longs[f], NULL);
      Arrays.fill(lengths[f], NULL_LENGTH);
    }
  }

  /** The most rows it holds. */
  public int capacity() {
    return capacity;
  }

  /** The bit mask of a set of fields; see {@link #fields}. */
  public static long mask(Iterable<AccessField> fields) {
    long mask = 0;
    for (AccessField field : fields) {
      mask |= 1L << field.ordinal();
    }
    return mask;
  }

  /** Empties the batch; every cell is null again. */
  public void clear() {
    for (int f : STRING_FIELDS) {
      if ((fields & 1L << f) != 0) {
        Arrays.fill(lengths[f], NULL_LENGTH);
      }
    }
    for (int f : NUMBER_FIELDS) {
      if ((fields & 1L << f) != 0) {
        Arrays.fill(longs[f], NULL);
      }
    }
    rows = 0;
    fields = 0;
  }

  /** Makes every cell of one row null again, after a parse that failed half-way. */
  public void clearRow(int row) {
    for (int f : STRING_FIELDS) {
      lengths[f][row] = NULL_LENGTH;
    }
    for (int f : NUMBER_FIELDS) {
      longs[f][row] = NULL;
    }
  }

  private static int[] ordinals(boolean strings) {
    return Arrays.stream(FIELDS)
        .filter(field -> field.isString() == strings)
        .mapToInt(AccessField::ordinal)
        .toArray();
  }
}
