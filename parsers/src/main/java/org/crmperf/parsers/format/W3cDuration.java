package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * {@code time-taken}. The standard says seconds and its writers give them a fraction, but IIS
 * writes whole milliseconds. So a number with a point is seconds; one without is milliseconds,
 * unless tabs stand between the columns, which IIS never writes.
 */
final class W3cDuration extends Column {
  private static final int FIELD = AccessField.DURATION.ordinal();
  private static final long SECOND = 1_000_000;
  private static final long MILLISECOND = 1000;

  private final W3cDirectives directives;

  W3cDuration(W3cDirectives directives, String name, int... choices) {
    super(name, choices);
    this.directives = directives;
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells);
    if (cell < 0) {
      return true;
    }
    int from = cells.starts[cell];
    int to = cells.ends[cell];
    boolean seconds =
        ByteScan.indexOf(cells.bytes, from, to, (byte) '.') >= 0
            || (isByTabs(cells, cell) && !directives.isIis());
    long micros = Decimal.scaled(cells.bytes, from, to, seconds ? SECOND : MILLISECOND);
    if (!Decimal.isDuration(micros)) {
      return false;
    }
    batch.longs[FIELD][row] = micros;
    return true;
  }

  private static boolean isByTabs(Cells cells, int cell) {
    return cell > 0 && cells.bytes[cells.starts[cell] - 1] == '\t';
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
