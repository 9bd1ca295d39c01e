package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A text; copied only where it does not stand in the log as it is. */
final class TextColumn extends Column {
  private final int field;
  private final Spelling spelling;

  TextColumn(String name, AccessField field, Spelling spelling, int... choices) {
    super(name, choices);
    this.field = field.ordinal();
    this.spelling = spelling;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells);
    if (cell >= 0) {
      store(cells, cell, cells.starts[cell], cells.ends[cell], spelling, batch, field, row);
    }
    return true;
  }

  /** A part of a cell becomes the text of a field. */
  static void store(
      Cells cells,
      int cell,
      int from,
      int to,
      Spelling spelling,
      RequestBatch batch,
      int field,
      int row) {
    if (!spelling.isOwn(cells, cell, from, to)) {
      slice(batch, field, row, from, to);
    } else {
      int begin = batch.beginOwn();
      spelling.append(batch, cells, cell, from, to);
      batch.endOwn(field, row, begin);
    }
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
