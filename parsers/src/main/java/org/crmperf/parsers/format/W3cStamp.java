package org.crmperf.parsers.format;

import java.time.ZoneId;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.LocalClock;
import org.crmperf.parsers.scan.W3cTime;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** The stamp in two columns, date and time; without the first the day is that of #Date. */
final class W3cStamp extends Column {
  private static final int FIELD = AccessField.TIME.ordinal();

  private final W3cDirectives directives;
  private final int date;
  private final int time;
  private final W3cTime reader;

  /** {@code date} is -1 if there is no such column. */
  W3cStamp(W3cDirectives directives, int date, int time, ZoneId zone) {
    super(date < 0 ? "time" : "date", Math.max(date, time), time);
    this.directives = directives;
    this.date = date;
    this.time = time;
    this.reader = new W3cTime(new LocalClock(zone));
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    byte[] day = directives.dateBytes();
    boolean dated =
        date < 0
            ? reader.date(day, 0, day.length)
            : reader.date(cells.bytes, cells.starts[date], cells.ends[date]);
    long micros =
        dated ? reader.micros(cells.bytes, cells.starts[time], cells.ends[time]) : Decimal.BAD;
    batch.longs[FIELD][row] = micros;
    return micros != Decimal.BAD;
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_TIME;
  }
}
