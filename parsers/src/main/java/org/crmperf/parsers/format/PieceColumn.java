package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A cell that holds what a variable of a text format holds. */
final class PieceColumn extends Column {
  private final Piece piece;

  PieceColumn(Piece piece, int... choices) {
    super(piece.variable, choices);
    this.piece = piece;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells);
    if (cell < 0) {
      return true;
    }
    int from = cells.starts[cell];
    int to = cells.ends[cell];
    byte[] b = cells.bytes;
    boolean quoted = to - from > 2 && b[from] == '"' && b[to - 1] == '"';
    return quoted
        ? piece.accept(b, from + 1, to - 1, batch, row)
        : piece.accept(b, from, to, batch, row);
  }

  @Override
  RejectReason reason() {
    return piece.reason();
  }
}
