package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** The type of the event and what it was about, with a blank between them. */
final class SalesforceTarget extends Column {
  private static final int FIELD = AccessField.URL.ordinal();

  private final int event;

  SalesforceTarget(int event, int... targets) {
    super("EVENT_TYPE", withLast(targets, event));
    this.event = event;
  }

  private static int[] withLast(int[] targets, int event) {
    int[] all = java.util.Arrays.copyOf(targets, targets.length + 1);
    all[targets.length] = event;
    return all;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    if (isNull(cells, event)) {
      return false;
    }
    int begin = batch.beginOwn();
    append(batch, cells, event, cells.starts[event], cells.ends[event]);
    int target = chosen(cells);
    if (target != event) {
      batch.appendOwn((byte) ' ');
      appendUnquoted(batch, cells, target);
    }
    batch.endOwn(FIELD, row, begin);
    return true;
  }

  /** Some exporters put quotes into the cell's own. */
  private static void appendUnquoted(RequestBatch batch, Cells cells, int cell) {
    int from = cells.starts[cell];
    int to = cells.ends[cell];
    while (from < to && cells.bytes[from] == '"') {
      from++;
    }
    while (from < to && cells.bytes[to - 1] == '"') {
      to--;
    }
    append(batch, cells, cell, from, to);
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_RECORD;
  }
}
