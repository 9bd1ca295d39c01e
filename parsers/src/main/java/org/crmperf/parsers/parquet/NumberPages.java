package org.crmperf.parsers.parquet;

import java.io.IOException;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Columns of numbers: a dictionary where they are few, or PLAIN, which zstd makes small. */
final class NumberPages {
  private final NumberDictionary dictionary;
  private final PageSink sink;
  private final TableSchema.Kind kind;
  private final boolean narrow;

  NumberPages(WriterMemory memory, PageSink sink, TableSchema.Kind kind) {
    this.dictionary = memory.numbers;
    this.sink = sink;
    this.kind = kind;
    this.narrow = kind == TableSchema.Kind.INT;
  }

  void write(long[] values, int @Nullable [] selection, int count) throws IOException {
    // times rise, which PLAIN shows to zstd and a dictionary hides
    boolean times = kind == TableSchema.Kind.TIMESTAMP;
    if (!times && dictionary.encode(values, selection, count)) {
      few(count);
      return;
    }
    for (int from = 0; from < count; from += PageSink.PAGE_ROWS) {
      int n = Math.min(PageSink.PAGE_ROWS, count - from);
      int present = define(values, selection, from, n);
      sink.begin(n, present);
      Statistics<?> statistics = put(values, selection, from, n, n - present);
      sink.flush(n, statistics, Encoding.PLAIN);
    }
  }

  private void few(int count) throws IOException {
    sink.page.clear();
    for (int id = 0; id < dictionary.size(); id++) {
      put(dictionary.value(id));
    }
    sink.flushDictionary(dictionary.size());
    int bitWidth = PageSink.bitWidth(dictionary.size());
    int[] defined = sink.defined;
    int[] pageIds = sink.ids;
    for (int from = 0; from < count; from += PageSink.PAGE_ROWS) {
      int n = Math.min(PageSink.PAGE_ROWS, count - from);
      long min = Long.MAX_VALUE;
      long max = Long.MIN_VALUE;
      int present = 0;
      for (int i = 0; i < n; i++) {
        int id = dictionary.ids()[from + i];
        defined[i] = id < 0 ? 0 : 1;
        if (id >= 0) {
          pageIds[present++] = id;
          min = Math.min(min, dictionary.value(id));
          max = Math.max(max, dictionary.value(id));
        }
      }
      sink.begin(n, present);
      sink.putIds(present, bitWidth);
      sink.flush(n, statistics(min, max, n - present), Encoding.RLE_DICTIONARY);
    }
  }

  private int define(long[] values, int @Nullable [] selection, int from, int n) {
    int[] defined = sink.defined;
    int present = 0;
    for (int i = 0; i < n; i++) {
      int d =
          values[selection == null ? from + i : selection[from + i]] == RequestBatch.NULL ? 0 : 1;
      defined[i] = d;
      present += d;
    }
    return present;
  }

  private Statistics<?> put(long[] values, int @Nullable [] selection, int from, int n, int nulls) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = 0; i < n; i++) {
      long value = values[selection == null ? from + i : selection[from + i]];
      if (value != RequestBatch.NULL) {
        put(value);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return statistics(min, max, nulls);
  }

  private void put(long value) {
    if (narrow) {
      sink.page.putInt((int) value);
    } else {
      sink.page.putLong(value);
    }
  }

  /** Without bounds if {@code min} is above {@code max}. */
  private Statistics<?> statistics(long min, long max, int nulls) {
    Statistics.Builder statistics =
        Statistics.getBuilderForReading(sink.type()).withNumNulls(nulls);
    if (min <= max) {
      statistics.withMin(bytes(min)).withMax(bytes(max));
    }
    return statistics.build();
  }

  private byte[] bytes(long value) {
    return narrow ? BytesUtils.intToBytes((int) value) : BytesUtils.longToBytes(value);
  }
}
