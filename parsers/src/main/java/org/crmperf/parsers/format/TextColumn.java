package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A text taken as it stands, but for the table's quotes. */
class TextColumn extends Column {
  private final int field;

  TextColumn(String name, AccessField field, int... choices) {
    super(name, choices);
    this.field = field.ordinal();
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells);
    if (cell >= 0) {
      store(cells, cell, batch, field, row);
    }
    return true;
  }

  /** Stores the text of a cell. */
  void store(Cells cells, int cell, RequestBatch batch, int field, int row) {
    text(cells, cell, cells.starts[cell], cells.ends[cell], batch, field, row);
  }

  /** A part of a cell becomes the text of a field; copied only where it does not stand as it is. */
  static void text(
      Cells cells, int cell, int from, int to, RequestBatch batch, int field, int row) {
    if (!cells.doubled(cell) && ByteScan.indexOf(cells.bytes, from, to, (byte) '\\') < 0) {
      slice(batch, field, row, from, to);
    } else if (to > from) {
      int begin = batch.beginOwn();
      append(batch, cells, cell, from, to);
      batch.endOwn(field, row, begin);
    }
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
