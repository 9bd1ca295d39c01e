package org.crmperf.parsers.format;

import java.time.ZoneId;
import org.crmperf.parsers.scan.AnyTime;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A time stamp in one cell, in any of the usual formats. A row without one is no request. */
final class StampColumn extends Column {
  private static final int FIELD = AccessField.TIME.ordinal();

  private final AnyTime time;

  StampColumn(String name, ZoneId logZone, int... choices) {
    super(name, choices);
    this.time = new AnyTime(logZone);
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    for (int cell : choices) {
      long micros = time.parse(cells.bytes, cells.starts[cell], cells.ends[cell]);
      if (micros != Decimal.BAD) {
        batch.longs[FIELD][row] = micros;
        return true;
      }
    }
    return false;
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_TIME;
  }
}
