package org.crmperf.parsers.parquet;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.Encoding;
import org.jspecify.annotations.Nullable;

/** Columns of byte arrays, of which none is null: as they are. */
final class BlobPages {
  private final PageSink sink;
  private final TextBounds bounds = new TextBounds();

  BlobPages(PageSink sink) {
    this.sink = sink;
  }

  void write(byte[][] values, int @Nullable [] selection, int count) throws IOException {
    for (int from = 0; from < count; from += PageSink.PAGE_ROWS) {
      int n = Math.min(PageSink.PAGE_ROWS, count - from);
      Arrays.fill(sink.defined, 0, n, 1);
      sink.begin(n, n);
      bounds.clear();
      for (int i = from; i < from + n; i++) {
        byte[] value = values[selection == null ? i : selection[i]];
        sink.page.putSized(value, 0, value.length);
        bounds.see(value, 0, value.length);
      }
      sink.flush(n, bounds.statistics(sink.type(), n, 0), Encoding.PLAIN);
    }
  }
}
