package org.crmperf.parsers.parquet;

import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.scan.LogText;

/**
 * A logged text as a {@link TableWriter} stores it: cut, and made inert unless it is plain. What is
 * made of texts while a log is read is made of this, so that what is stored gives the same again.
 * Not thread-safe.
 */
public final class StoredText {
  private final LogText text = new LogText();
  private byte[] bytes = {};
  private int start;
  private int end;

  /** Points at value {@code id} of a dictionary of logged texts, until the next call. */
  public void find(ByteDictionary logged, int id) {
    bytes = logged.arena();
    start = logged.start(id);
    end = Math.min(logged.end(id), start + TableWriter.LONGEST_TEXT);
    if (!logged.isPlain(id, TableWriter.LONGEST_TEXT)) {
      text.normalize(bytes, start, end);
      bytes = text.bytes();
      start = 0;
      end = text.length();
    }
  }

  /** Holds the text found last, in [{@link #start}, {@link #end}). */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the text found last starts. */
  public int start() {
    return start;
  }

  /** Where the text found last ends. */
  public int end() {
    return end;
  }
}
