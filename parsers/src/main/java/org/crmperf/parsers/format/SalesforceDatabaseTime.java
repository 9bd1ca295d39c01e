package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** DB_TOTAL_TIME: nanoseconds, but milliseconds where Apex counts it for itself. */
final class SalesforceDatabaseTime extends Column {
  private static final byte[] EXECUTION = "apexexecution".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SOAP = "apexsoap".getBytes(StandardCharsets.US_ASCII);

  private final int event;
  private final NumberColumn nanoseconds;
  private final NumberColumn milliseconds;

  SalesforceDatabaseTime(int event, int cell) {
    super("DB_TOTAL_TIME", cell);
    this.event = event;
    this.nanoseconds = NumberColumn.nanos(name, AccessField.DATABASE, cell);
    this.milliseconds = NumberColumn.duration(name, AccessField.DATABASE, 1000, cell);
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    boolean apex = is(cells, event, EXECUTION) || is(cells, event, SOAP);
    return (apex ? milliseconds : nanoseconds).read(cells, batch, row);
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
