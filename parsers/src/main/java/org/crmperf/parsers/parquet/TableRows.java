package org.crmperf.parsers.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Rows as growing columns: numbers as longs ({@link RequestBatch#NULL} is null), texts as
 * dictionary ids (-1 is null), blobs as byte arrays. Arrays are open on purpose: hot loops fill
 * them.
 *
 * <p>A column takes no memory until {@link #present} is called for it; until then all of its cells
 * are null. Logs fill half of the columns there are.
 */
public final class TableRows {
  /** Of all columns that hold no text: one each would be most of what a small file costs. */
  private static final ByteDictionary NONE = new ByteDictionary();

  private final TableSchema schema;

  /** {@code numbers[column]}; empty for columns of another kind, and for absent ones. */
  public final long[][] numbers;

  /** {@code ids[column]}; empty for columns that hold no text, and for absent ones. */
  public final int[][] ids;

  /** {@code dictionaries[column]}; unused for columns that hold no text. */
  public final ByteDictionary[] dictionaries;

  /** {@code blobs[column]}; empty for columns of another kind, and for absent ones. */
  public final byte[][][] blobs;

  /** Rows filled. */
  public int size;

  private final boolean[] present;
  private int capacity;

  public TableRows(TableSchema schema, int initialCapacity) {
    int n = schema.columns().size();
    this.schema = schema;
    this.capacity = initialCapacity;
    this.present = new boolean[n];
    numbers = new long[n][0];
    ids = new int[n][0];
    dictionaries = new ByteDictionary[n];
    blobs = new byte[n][0][];
    for (int c = 0; c < n; c++) {
      boolean text = schema.columns().get(c).kind() == TableSchema.Kind.STRING;
      dictionaries[c] = text ? new ByteDictionary() : NONE;
    }
  }

  /** The columns. */
  public TableSchema schema() {
    return schema;
  }

  /** Whether a column may have cells that are not null. */
  public boolean isPresent(int column) {
    return present[column];
  }

  /** The text of a cell; for few cells, not for all. Empty if it is null. */
  public String text(int column, int row) {
    int id = ids[column][row];
    ByteDictionary dictionary = dictionaries[column];
    return id < 0
        ? ""
        : new String(
            dictionary.arena(),
            dictionary.start(id),
            dictionary.end(id) - dictionary.start(id),
            StandardCharsets.UTF_8);
  }

  /** Makes a column ready to be filled from row {@link #size} on; earlier rows are null in it. */
  public void present(int column) {
    if (present[column]) {
      return;
    }
    present[column] = true;
    switch (schema.columns().get(column).kind()) {
      case TIMESTAMP, INT, LONG -> {
        numbers[column] = numbers[column].length < capacity ? new long[capacity] : numbers[column];
        Arrays.fill(numbers[column], 0, size, RequestBatch.NULL);
      }
      case STRING -> {
        ids[column] = ids[column].length < capacity ? new int[capacity] : ids[column];
        Arrays.fill(ids[column], 0, size, -1);
      }
      case BLOB -> {
        blobs[column] = new byte[capacity][];
        Arrays.fill(blobs[column], 0, size, new byte[0]);
      }
    }
  }

  /** Makes all columns ready to be filled. */
  public void presentAll() {
    for (int c = 0; c < present.length; c++) {
      present(c);
    }
  }

  /** Makes room for {@code more} rows. */
  public void reserve(int more) {
    if (size + more <= capacity) {
      return;
    }
    capacity = Math.max(size + more, capacity + (capacity >> 1));
    for (int c = 0; c < present.length; c++) {
      if (present[c]) {
        grow(c);
      }
    }
  }

  private void grow(int c) {
    switch (schema.columns().get(c).kind()) {
      case TIMESTAMP, INT, LONG -> numbers[c] = Arrays.copyOf(numbers[c], capacity);
      case STRING -> ids[c] = Arrays.copyOf(ids[c], capacity);
      case BLOB -> blobs[c] = Arrays.copyOf(blobs[c], capacity);
    }
  }

  /** Makes the cells of a present column null. */
  void nulls(int column, int from, int to) {
    switch (schema.columns().get(column).kind()) {
      case TIMESTAMP, INT, LONG -> Arrays.fill(numbers[column], from, to, RequestBatch.NULL);
      case STRING -> Arrays.fill(ids[column], from, to, -1);
      case BLOB -> Arrays.fill(blobs[column], from, to, new byte[0]);
    }
  }

  /**
   * Makes a column's texts those that a writer of logged texts would store, so that they can be
   * written as stored ones together with texts that were read back.
   */
  public void settleTexts(int column) {
    ByteDictionary logged = dictionaries[column];
    ByteDictionary stored = new ByteDictionary();
    StoredText text = new StoredText();
    int[] storedIds = new int[logged.size()];
    for (int id = 0; id < logged.size(); id++) {
      text.find(logged, id);
      storedIds[id] = stored.idOf(text.bytes(), text.start(), text.end() - text.start());
    }
    dictionaries[column] = stored;
    for (int r = 0; r < size; r++) {
      int id = ids[column][r];
      ids[column][r] = id < 0 ? id : storedIds[id];
    }
  }

  /** Forgets the rows and the dictionaries; keeps the memory. */
  public void clear() {
    size = 0;
    Arrays.fill(present, false);
    for (ByteDictionary dictionary : dictionaries) {
      dictionary.clear();
    }
  }
}
