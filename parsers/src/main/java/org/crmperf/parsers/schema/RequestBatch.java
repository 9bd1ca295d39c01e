package org.crmperf.parsers.schema;

import java.util.Arrays;

/**
 * Requests as columns, filled by a line parser and emptied by whoever encodes them. Strings are
 * slices of {@link #bytes}, which must stay unchanged until the batch has been emptied; a text that
 * does not stand in the log as it is (unescaped, put together from two columns) is the batch's own:
 * its start is negative, the complement of its position in {@link #own}. Arrays are public on
 * purpose: this is the inside of the hot loop.
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

  /** A bit for each field that some row has a text of the batch's own in. */
  public long ownFields;

  /** The texts that {@link #bytes} does not hold. */
  public byte[] own = new byte[0];

  private int ownSize;
  private int ownCommitted;

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
    ownFields = 0;
    ownSize = 0;
    ownCommitted = 0;
  }

  /** Row {@link #rows} is whole: the next one begins. */
  public void commitRow() {
    rows++;
    ownCommitted = ownSize;
  }

  /** Where the next text of the batch's own begins; see {@link #endOwn}. */
  public int beginOwn() {
    return ownSize;
  }

  /** Appends [from, to) of {@code b} to the text being put together. */
  public void appendOwn(byte[] b, int from, int to) {
    reserveOwn(to - from);
    System.arraycopy(b, from, own, ownSize, to - from);
    ownSize += to - from;
  }

  /** Makes the text being put together longer by so many bytes, for the caller to write. */
  public int extendOwn(int length) {
    reserveOwn(length);
    int at = ownSize;
    ownSize += length;
    return at;
  }

  /** Appends one byte to the text being put together. */
  public void appendOwn(byte c) {
    reserveOwn(1);
    own[ownSize++] = c;
  }

  /** What was appended since {@code begin} becomes the text of a cell. */
  public void endOwn(int field, int row, int begin) {
    starts[field][row] = ~begin;
    lengths[field][row] = ownSize - begin;
    ownFields |= 1L << field;
  }

  /** The array that holds the text of a cell. */
  public byte[] textBytes(int field, int row) {
    return starts[field][row] < 0 ? own : bytes;
  }

  /** Where in {@link #textBytes} the text of a cell starts. */
  public int textStart(int field, int row) {
    int start = starts[field][row];
    return start < 0 ? ~start : start;
  }

  private void reserveOwn(int more) {
    if (own.length - ownSize < more) {
      own = Arrays.copyOf(own, Math.max(own.length * 2, Math.max(1024, ownSize + more)));
    }
  }

  /** Makes every cell of one row null again, after a parse that failed half-way. */
  public void clearRow(int row) {
    for (int f : STRING_FIELDS) {
      lengths[f][row] = NULL_LENGTH;
    }
    for (int f : NUMBER_FIELDS) {
      longs[f][row] = NULL;
    }
    ownSize = ownCommitted;
  }

  private static int[] ordinals(boolean strings) {
    return Arrays.stream(FIELDS)
        .filter(field -> field.isString() == strings)
        .mapToInt(AccessField::ordinal)
        .toArray();
  }
}
