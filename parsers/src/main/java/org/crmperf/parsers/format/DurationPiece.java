package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** A duration in a unit of so many microseconds; a dash is null. */
final class DurationPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private final int field;
  private final long unitMicros;
  private final boolean alwaysFraction;

  private DurationPiece(
      String variable, @Nullable AccessField field, long unitMicros, boolean alwaysFraction) {
    super(variable);
    this.field = field == null ? -1 : field.ordinal();
    this.unitMicros = unitMicros;
    this.alwaysFraction = alwaysFraction;
  }

  /** Stores into {@code field}; null checks the value and passes it over. */
  static DurationPiece of(String variable, @Nullable AccessField field, long unitMicros) {
    return new DurationPiece(variable, field, unitMicros, false);
  }

  /**
   * Seconds that the server always writes with a fraction. An integer is taken on the patient try
   * only: elsewhere it is another server's milliseconds or microseconds.
   */
  static DurationPiece fractionalSeconds(String variable, @Nullable AccessField field) {
    return new DurationPiece(variable, field, 1_000_000, true);
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int next = super.parse(b, from, to, batch, row);
    if (next >= 0 && alwaysFraction && !isFraction(b, from, next)) {
      return NOT_ACCEPTED;
    }
    return next;
  }

  private static boolean isFraction(byte[] b, int from, int to) {
    return from == to || b[from] == '-' || ByteScan.indexOf(b, from, to, (byte) '.') >= 0;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (from == to || b[from] == '-') {
      return dashes(b, from, to, batch, row);
    }
    long micros = Decimal.scaled(b, from, to, unitMicros);
    if (!Decimal.isDuration(micros)) {
      return false;
    }
    store(micros, batch, row);
    return true;
  }

  /**
   * A dash; or, at the end of the line, a dash and the number that a further time variable of the
   * server's own format wrote.
   */
  private boolean dashes(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (to - from <= 1) {
      return from < to || quoted();
    }
    if (!isLast() || b[from + 1] != ' ') {
      return false;
    }
    long micros = Decimal.scaled(b, from + 2, to, unitMicros);
    if (!Decimal.isDuration(micros)) {
      return isDash(b, from + 2, to);
    }
    store(micros, batch, row);
    return true;
  }

  private void store(long micros, RequestBatch batch, int row) {
    if (field >= 0) {
      batch.longs[field][row] = micros;
    }
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
