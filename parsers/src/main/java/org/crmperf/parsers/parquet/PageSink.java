package org.crmperf.parsers.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Where the pages of one column go. Whoever fills them writes a page's body into {@link #page}, and
 * which of its rows have a value and the ids of those into the arrays, then flushes it.
 */
final class PageSink {
  static final int PAGE_ROWS = WriterMemory.PAGE_ROWS;

  final PageBytes page;

  /** 1 for a row of the page that has a value, 0 for a null. */
  final int[] defined;

  /** The dictionary ids of the values, without the nulls. */
  final int[] ids;

  private final WriterMemory memory;
  private final ParquetFileWriter writer;
  private final PrimitiveType type;

  PageSink(WriterMemory memory, ParquetFileWriter writer, PrimitiveType type) {
    this.memory = memory;
    this.page = memory.page;
    this.defined = memory.defined;
    this.ids = memory.pageIds;
    this.writer = writer;
    this.type = type;
  }

  PrimitiveType type() {
    return type;
  }

  /** Bits for the ids of so many distinct values. */
  static int bitWidth(int distinct) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, distinct - 1)));
  }

  /** Begins a page of {@code rows}, of which {@code present} have a value. */
  void begin(int rows, int present) {
    page.clear();
    if (type.isRepetition(Type.Repetition.OPTIONAL)) {
      page.putDefinitionLevels(defined, rows, present);
    }
  }

  /** The first {@code present} of {@link #ids} as the body of a page of the dictionary encoding. */
  void putIds(int present, int bitWidth) {
    page.putByte(bitWidth);
    boolean constant = true;
    for (int i = 1; i < present && constant; i++) {
      constant = ids[i] == ids[0];
    }
    if (constant && present > 0) {
      page.putRun(ids[0], present, bitWidth);
    } else if (present > 0) {
      page.putPacked(ids, present, bitWidth);
    }
  }

  /** Writes pages of {@code count} nulls: a column without values. */
  void flushNulls(int count) throws IOException {
    for (int from = 0; from < count; from += PAGE_ROWS) {
      int n = Math.min(PAGE_ROWS, count - from);
      begin(n, 0);
      flush(n, Statistics.getBuilderForReading(type).withNumNulls(n).build(), Encoding.PLAIN);
    }
  }

  /** Writes the page as the column's dictionary, before its first page of data. */
  void flushDictionary(int distinct) throws IOException {
    int size = memory.compress();
    writer.writeDictionaryPage(
        new DictionaryPage(
            BytesInput.from(memory.compressed, 0, size), page.length(), distinct, Encoding.PLAIN));
  }

  /** Writes the page as one of so many rows. */
  void flush(int rows, Statistics<?> statistics, Encoding encoding) throws IOException {
    int size = memory.compress();
    writer.writeDataPage(
        rows,
        page.length(),
        BytesInput.from(memory.compressed, 0, size),
        statistics,
        rows,
        Encoding.RLE,
        Encoding.RLE,
        encoding);
  }
}
