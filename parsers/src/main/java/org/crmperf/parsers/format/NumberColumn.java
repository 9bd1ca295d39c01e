package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A size or a duration: a number of units, perhaps with a fraction. */
final class NumberColumn extends Column {
  private final int field;
  private final long multiplier;
  private final long divisor;
  private final RejectReason reason;

  private NumberColumn(
      String name, AccessField field, long multiplier, long divisor, RejectReason r, int... cells) {
    super(name, cells);
    this.field = field.ordinal();
    this.multiplier = multiplier;
    this.divisor = divisor;
    this.reason = r;
  }

  /** Bytes. */
  static NumberColumn size(String name, AccessField field, int... choices) {
    return new NumberColumn(name, field, 1, 1, RejectReason.BAD_NUMBER, choices);
  }

  /** A duration in units of so many microseconds. */
  static NumberColumn duration(String name, AccessField field, long unitMicros, int... choices) {
    return new NumberColumn(name, field, unitMicros, 1, RejectReason.BAD_DURATION, choices);
  }

  /** A duration in nanoseconds. */
  static NumberColumn nanos(String name, AccessField field, int... choices) {
    return new NumberColumn(name, field, 1, 1000, RejectReason.BAD_DURATION, choices);
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells);
    if (cell < 0) {
      return true;
    }
    long value = Decimal.scaled(cells.bytes, cells.starts[cell], cells.ends[cell], multiplier);
    if (divisor != 1 && value != Decimal.BAD) {
      value /= divisor;
    }
    boolean size = reason == RejectReason.BAD_NUMBER;
    if (size ? !Decimal.isSize(value) : !Decimal.isDuration(value)) {
      return false;
    }
    batch.longs[field][row] = value;
    return true;
  }

  @Override
  RejectReason reason() {
    return reason;
  }
}
