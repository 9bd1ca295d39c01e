package org.crmperf.parsers.parquet;

import java.util.Arrays;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Rows as growing columns: numbers as longs ({@link RequestBatch#NULL} is null), texts as
 * dictionary ids (-1 is null), blobs as byte arrays. Arrays are open on purpose: hot loops fill
 * them.
 */
public final class TableRows {
  private final TableSchema schema;

  /** {@code numbers[column]}, null for columns of another kind. */
  public final long[][] numbers;

  /** {@code ids[column]}, null for columns that hold no text. */
  public final int[][] ids;

  /** {@code dictionaries[column]}, null for columns that hold no text. */
  public final ByteDictionary[] dictionaries;

  /** {@code blobs[column]}, null for columns of another kind. */
  public final byte[][][] blobs;

  /** Rows filled. */
  public int size;

  private int capacity;

  public TableRows(TableSchema schema, int initialCapacity) {
    int n = schema.columns().size();
    this.schema = schema;
    this.capacity = initialCapacity;
    numbers = new long[n][];
    ids = new int[n][];
    dictionaries = new ByteDictionary[n];
    blobs = new byte[n][][];
    for (int c = 0; c < n; c++) {
      switch (schema.columns().get(c).kind()) {
        case TIMESTAMP, INT, LONG -> numbers[c] = new long[initialCapacity];
        case STRING -> {
          ids[c] = new int[initialCapacity];
          dictionaries[c] = new ByteDictionary();
        }
        case BLOB -> blobs[c] = new byte[initialCapacity][];
      }
    }
  }

  /** The columns. */
  public TableSchema schema() {
    return schema;
  }

  /** Makes room for {@code more} rows. */
  public void reserve(int more) {
    if (size + more <= capacity) {
      return;
    }
    capacity = Math.max(size + more, capacity + (capacity >> 1));
    for (int c = 0; c < numbers.length; c++) {
      if (numbers[c] != null) {
        numbers[c] = Arrays.copyOf(numbers[c], capacity);
      } else if (ids[c] != null) {
        ids[c] = Arrays.copyOf(ids[c], capacity);
      } else {
        blobs[c] = Arrays.copyOf(blobs[c], capacity);
      }
    }
  }

  /** Forgets the rows and the dictionaries; keeps the memory. */
  public void clear() {
    size = 0;
    for (ByteDictionary dictionary : dictionaries) {
      if (dictionary != null) {
        dictionary.clear();
      }
    }
  }
}
