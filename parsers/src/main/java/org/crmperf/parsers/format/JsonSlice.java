package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RequestBatch;

/** A text of the line being parsed, kept until all of its values are known. */
final class JsonSlice {
  /** As in {@link RequestBatch#starts}: negative for a text of the batch's own. */
  private int start;

  private int length = RequestBatch.NULL_LENGTH;

  void clear() {
    length = RequestBatch.NULL_LENGTH;
  }

  void set(int newStart, int newLength) {
    start = newStart;
    length = newLength;
  }

  boolean isThere() {
    return length > 0;
  }

  byte[] bytes(RequestBatch batch, byte[] line) {
    return start < 0 ? batch.own : line;
  }

  int from() {
    return start < 0 ? ~start : start;
  }

  int to() {
    return from() + length;
  }

  /** Makes [from, to) of {@link #bytes} the text of a cell that has none. */
  void fill(RequestBatch batch, int field, int row, int from, int to) {
    if (batch.lengths[field][row] == RequestBatch.NULL_LENGTH && to > from) {
      batch.starts[field][row] = start < 0 ? ~from : from;
      batch.lengths[field][row] = to - from;
      batch.ownFields |= start < 0 ? 1L << field : 0;
    }
  }
}
