package org.crmperf.parsers.parquet;

import java.io.IOException;
import org.apache.parquet.column.Encoding;
import org.crmperf.parsers.scan.ByteDictionary;
import org.jspecify.annotations.Nullable;

/**
 * Columns of texts: the dictionary of just this file's values, or PLAIN where nearly all differ.
 */
final class TextPages {
  /** What becomes of the texts that are written. */
  enum Texts {
    /** They are as a server logged them, and are made inert. */
    LOGGED,
    /** They were read from a file that such a writer wrote, and stay as they are. */
    STORED
  }

  private final WriterMemory memory;
  private final PageSink sink;
  private final Texts texts;
  private final StoredText text;
  private final TextBounds bounds = new TextBounds();

  TextPages(WriterMemory memory, PageSink sink, Texts texts, StoredText text) {
    this.memory = memory;
    this.sink = sink;
    this.texts = texts;
    this.text = text;
  }

  void write(ByteDictionary dictionary, int[] ids, int @Nullable [] selection, int count)
      throws IOException {
    int distinct = number(ids, dictionary.size(), selection, count);
    int[] order = memory.order;
    boolean plain = distinct > 1_000 && distinct > count * 0.7;
    boolean encoded = !plain && distinct > 0;
    if (encoded) {
      writeDictionary(dictionary, distinct);
    }
    int bitWidth = PageSink.bitWidth(distinct);
    for (int from = 0; from < count; from += PageSink.PAGE_ROWS) {
      int n = Math.min(PageSink.PAGE_ROWS, count - from);
      int present = define(ids, selection, from, n);
      sink.begin(n, present);
      if (encoded) {
        sink.putIds(present, bitWidth);
      } else {
        bounds.clear();
        for (int i = 0; i < present; i++) {
          put(dictionary, order[sink.ids[i]]);
        }
      }
      sink.flush(
          n,
          bounds.statistics(sink.type(), n, n - present),
          encoded ? Encoding.RLE_DICTIONARY : Encoding.PLAIN);
    }
    for (int i = 0; i < distinct; i++) {
      memory.localIds[order[i]] = 0;
    }
  }

  /** Numbers the values that occur: {@code localIds[id] = local + 1}, {@code order[local] = id}. */
  private int number(int[] ids, int size, int @Nullable [] selection, int count) {
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

  private int define(int[] ids, int @Nullable [] selection, int from, int n) {
    int[] localIds = memory.localIds;
    int[] defined = sink.defined;
    int[] pageIds = sink.ids;
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

  private void writeDictionary(ByteDictionary dictionary, int distinct) throws IOException {
    sink.page.clear();
    bounds.clear();
    for (int i = 0; i < distinct; i++) {
      put(dictionary, memory.order[i]);
    }
    sink.flushDictionary(distinct);
  }

  private void put(ByteDictionary dictionary, int id) {
    PageBytes page = sink.page;
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
}
