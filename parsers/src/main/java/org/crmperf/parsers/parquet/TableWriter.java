package org.crmperf.parsers.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.schema.PrimitiveType;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as one Parquet file of one row group, page by page, from the dictionary ids that the
 * parser already has: parquet-java's own column writers would hash every value again. zstd level 1.
 * Not thread-safe.
 */
public final class TableWriter implements AutoCloseable {
  private static final int PAGE_ROWS = WriterMemory.PAGE_ROWS;

  /** A longer text is cut there, before it is made inert. */
  public static final int LONGEST_TEXT = 1 << 16;

  private static final long BLOCK_SIZE = 128L << 20;
  private static final CompressionCodecName CODEC = CompressionCodecName.ZSTD;

  /** What becomes of the texts that are written. */
  private enum Texts {
    LOGGED,
    STORED
  }

  private enum State {
    READY,
    WRITING,
    CLOSED
  }

  private final TableSchema schema;
  private final Texts texts;
  private final WriterMemory memory = WriterMemory.borrow();
  private final PageBytes page = memory.page;
  private final StoredText text = new StoredText();
  private final TextBounds bounds = new TextBounds();
  private final int[] defined = memory.defined;
  private final int[] pageIds = memory.pageIds;
  private State state = State.READY;

  /** A writer of texts as servers log them: they are made inert, see {@link LogText}. */
  public TableWriter(TableSchema schema) {
    this(schema, Texts.LOGGED);
  }

  private TableWriter(TableSchema schema, Texts texts) {
    this.schema = schema;
    this.texts = texts;
  }

  /**
   * A writer of texts that were read from a file that such a writer wrote: each stays as it is. To
   * take them for logged ones again would decode what only looks like an escape.
   */
  public static TableWriter ofStored(TableSchema schema) {
    return new TableWriter(schema, Texts.STORED);
  }

  /**
   * Writes the rows of {@code selection}, or the first {@code count} rows if it is null.
   *
   * @param metadata key-value metadata of the file's footer
   */
  public void write(
      OutputFile out,
      TableRows rows,
      int @Nullable [] selection,
      int count,
      Map<String, String> metadata)
      throws IOException {
    state = State.WRITING;
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            out,
            schema.messageType(),
            ParquetFileWriter.Mode.OVERWRITE,
            BLOCK_SIZE,
            0,
            null,
            ParquetProperties.builder().build())) {
      writer.start();
      if (count > 0) {
        writer.startBlock(count);
        for (int c = 0; c < schema.columns().size(); c++) {
          column(writer, rows, c, selection, count);
        }
        writer.endBlock();
      }
      writer.end(metadata);
    }
    state = State.READY;
  }

  private void column(
      ParquetFileWriter writer, TableRows rows, int c, int @Nullable [] selection, int count)
      throws IOException {
    ColumnDescriptor descriptor = schema.messageType().getColumns().get(c);
    writer.startColumn(descriptor, count, CODEC);
    TableSchema.Column column = schema.columns().get(c);
    if (!rows.isPresent(c)) {
      nulls(writer, c, count);
    } else if (column.kind() == TableSchema.Kind.STRING) {
      texts(writer, rows, c, selection, count);
    } else if (column.kind() == TableSchema.Kind.BLOB) {
      blobs(writer, rows, c, selection, count);
    } else {
      numbers(writer, rows, c, selection, count);
    }
    writer.endColumn();
  }

  // ---- a column without values

  private void nulls(ParquetFileWriter writer, int c, int count) throws IOException {
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int n = Math.min(PAGE_ROWS, count - from);
      page.clear();
      page.putDefinitionLevels(defined, n, 0);
      flush(writer, n, bounds.statistics(type(c), n, n), Encoding.PLAIN);
    }
  }

  // ---- numbers: a dictionary where they are few, or PLAIN, which zstd makes small

  private void numbers(
      ParquetFileWriter writer, TableRows rows, int c, int @Nullable [] selection, int count)
      throws IOException {
    long[] values = rows.numbers[c];
    // times rise, which PLAIN shows to zstd and a dictionary hides
    boolean times = schema.columns().get(c).kind() == TableSchema.Kind.TIMESTAMP;
    if (!times && memory.numbers.encode(values, selection, count)) {
      fewNumbers(writer, c, count);
      return;
    }
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int n = Math.min(PAGE_ROWS, count - from);
      page.clear();
      int present = definedNumbers(values, selection, from, n);
      if (isNullable(c)) {
        page.putDefinitionLevels(defined, n, present);
      }
      flush(writer, n, numberPage(values, c, selection, from, n, n - present), Encoding.PLAIN);
    }
  }

  private void fewNumbers(ParquetFileWriter writer, int c, int count) throws IOException {
    NumberDictionary numbers = memory.numbers;
    boolean narrow = isNarrow(c);
    page.clear();
    for (int id = 0; id < numbers.size(); id++) {
      putNumber(numbers.value(id), narrow);
    }
    flushDictionary(writer, numbers.size());
    int bitWidth = bitWidth(numbers.size());
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int n = Math.min(PAGE_ROWS, count - from);
      page.clear();
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      int present = 0;
      for (int i = 0; i < n; i++) {
        int id = numbers.ids()[from + i];
        defined[i] = id < 0 ? 0 : 1;
        if (id >= 0) {
          pageIds[present++] = id;
          min = Math.min(min, numbers.value(id));
          max = Math.max(max, numbers.value(id));
        }
      }
      if (isNullable(c)) {
        page.putDefinitionLevels(defined, n, present);
      }
      putIds(present, bitWidth);
      flush(writer, n, statistics(c, min, max, n - present), Encoding.RLE_DICTIONARY);
    }
  }

  private static int bitWidth(int distinct) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, distinct - 1)));
  }

  private int definedNumbers(long[] values, int @Nullable [] selection, int from, int n) {
    int present = 0;
    for (int i = 0; i < n; i++) {
      int d =
          values[selection == null ? from + i : selection[from + i]] == RequestBatch.NULL ? 0 : 1;
      defined[i] = d;
      present += d;
    }
    return present;
  }

  private Statistics<?> numberPage(
      long[] values, int c, int @Nullable [] selection, int from, int n, int nulls) {
    boolean narrow = isNarrow(c);
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < n; i++) {
      long value = values[selection == null ? from + i : selection[from + i]];
      if (value != RequestBatch.NULL) {
        putNumber(value, narrow);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return statistics(c, min, max, nulls);
  }

  private void putNumber(long value, boolean narrow) {
    if (narrow) {
      page.putInt((int) value);
    } else {
      page.putLong(value);
    }
  }

  /** Without bounds if {@code min} is above {@code max}. */
  private Statistics<?> statistics(int c, long min, long max, int nulls) {
    boolean narrow = isNarrow(c);
    Statistics.Builder statistics = Statistics.getBuilderForReading(type(c)).withNumNulls(nulls);
    if (min <= max) {
      statistics.withMin(statisticBytes(min, narrow)).withMax(statisticBytes(max, narrow));
    }
    return statistics.build();
  }

  private static byte[] statisticBytes(long value, boolean narrow) {
    return narrow ? BytesUtils.intToBytes((int) value) : BytesUtils.longToBytes(value);
  }

  // ---- texts: the dictionary of just this file's values, or PLAIN where nearly all differ

  private void texts(
      ParquetFileWriter writer, TableRows rows, int c, int @Nullable [] selection, int count)
      throws IOException {
    ByteDictionary dictionary = rows.dictionaries[c];
    int[] ids = rows.ids[c];
    int distinct = localDictionary(ids, dictionary.size(), selection, count);
    int[] order = memory.order;
    boolean plain = distinct > 1_000 && distinct > count * 0.7;
    bounds.clear();
    if (!plain && distinct > 0) {
      writeDictionary(writer, dictionary, distinct);
    }
    int bitWidth = bitWidth(distinct);
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int n = Math.min(PAGE_ROWS, count - from);
      page.clear();
      int present = localPage(ids, selection, from, n);
      if (isNullable(c)) {
        page.putDefinitionLevels(defined, n, present);
      }
      if (plain) {
        bounds.clear();
        for (int i = 0; i < present; i++) {
          putText(dictionary, order[pageIds[i]]);
        }
      } else if (distinct > 0) {
        putIds(present, bitWidth);
      }
      boolean encoded = !plain && distinct > 0;
      flush(
          writer,
          n,
          bounds.statistics(type(c), n, n - present),
          encoded ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
    }
    for (int i = 0; i < distinct; i++) {
      memory.localIds[order[i]] = 0;
    }
  }

  /** Numbers the values that occur: {@code localIds[id] = local + 1}, {@code order[local] = id}. */
  private int localDictionary(int[] ids, int size, int @Nullable [] selection, int count) {
    memory.reserveIds(size);
    int[] localIds = memory.localIds;
    int[] order = memory.order;
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      int id = ids[selection == null ? i : selection[i]];
      if (id >= 0 && localIds[id] == 0) {
        order[distinct++] = id;
        localIds[id] = distinct;
      }
    }
    return distinct;
  }

  private int localPage(int[] ids, int @Nullable [] selection, int from, int n) {
    int[] localIds = memory.localIds;
    int present = 0;
    for (int i = 0; i < n; i++) {
      int id = ids[selection == null ? from + i : selection[from + i]];
      if (id >= 0) {
        pageIds[present++] = localIds[id] - 1;
        defined[i] = 1;
      } else {
        defined[i] = 0;
      }
    }
    return present;
  }

  private void putIds(int present, int bitWidth) {
    page.putByte(bitWidth);
    boolean constant = true;
    for (int i = 1; i < present && constant; i++) {
      constant = pageIds[i] == pageIds[0];
    }
    if (constant && present > 0) {
      page.putRun(pageIds[0], present, bitWidth);
    } else if (present > 0) {
      page.putPacked(pageIds, present, bitWidth);
    }
  }

  private void writeDictionary(ParquetFileWriter writer, ByteDictionary dictionary, int distinct)
      throws IOException {
    page.clear();
    for (int i = 0; i < distinct; i++) {
      putText(dictionary, memory.order[i]);
    }
    flushDictionary(writer, distinct);
  }

  private void flushDictionary(ParquetFileWriter writer, int distinct) throws IOException {
    int size = memory.compress();
    writer.writeDictionaryPage(
        new DictionaryPage(
            BytesInput.from(memory.compressed, 0, size), page.length(), distinct, Encoding.PLAIN));
  }

  private void putText(ByteDictionary dictionary, int id) {
    int start = page.length() + Integer.BYTES;
    if (texts == Texts.STORED) {
      int from = dictionary.start(id);
      page.putSized(dictionary.arena(), from, dictionary.end(id) - from);
    } else {
      text.find(dictionary, id);
      page.putSized(text.bytes(), text.start(), text.end() - text.start());
    }
    bounds.see(page.bytes(), start, page.length());
  }

  // ---- blobs

  private void blobs(
      ParquetFileWriter writer, TableRows rows, int c, int @Nullable [] selection, int count)
      throws IOException {
    byte[][] values = rows.blobs[c];
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int n = Math.min(PAGE_ROWS, count - from);
      page.clear();
      bounds.clear();
      if (isNullable(c)) {
        Arrays.fill(defined, 0, n, 1);
        page.putDefinitionLevels(defined, n, n);
      }
      for (int i = from; i < from + n; i++) {
        byte[] value = values[selection == null ? i : selection[i]];
        page.putSized(value, 0, value.length);
        bounds.see(value, 0, value.length);
      }
      flush(writer, n, bounds.statistics(type(c), n, 0), Encoding.PLAIN);
    }
  }

  // ---- pages

  private void flush(ParquetFileWriter writer, int n, Statistics<?> statistics, Encoding encoding)
      throws IOException {
    int size = memory.compress();
    writer.writeDataPage(
        n,
        page.length(),
        BytesInput.from(memory.compressed, 0, size),
        statistics,
        n,
        Encoding.RLE,
        Encoding.RLE,
        encoding);
  }

  private boolean isNarrow(int c) {
    return schema.columns().get(c).kind() == TableSchema.Kind.INT;
  }

  private boolean isNullable(int c) {
    return schema.columns().get(c).nullable();
  }

  private PrimitiveType type(int c) {
    return schema.messageType().getType(c).asPrimitiveType();
  }

  @Override
  public void close() {
    if (state == State.READY) {
      memory.giveBack();
    } else if (state == State.WRITING) {
      memory.discard(); // a failure may have left anything in it
    }
    state = State.CLOSED;
  }
}
