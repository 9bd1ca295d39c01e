package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** A duration in a unit of so many microseconds; a dash is null. */
final class DurationPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final long SECOND = 1_000_000;
  private final int field;
  private final long unitMicros;
  private final Decimals atFirst;
  private final Decimals always;
  private final Decimals whenDetected;

  private DurationPiece(
      String variable,
      int field,
      long unitMicros,
      Decimals atFirst,
      Decimals always,
      Decimals whenDetected) {
    super(variable);
    this.field = field;
    this.unitMicros = unitMicros;
    this.atFirst = atFirst;
    this.always = always;
    this.whenDetected = whenDetected;
  }

  private static DurationPiece of(
      String variable,
      @Nullable AccessField field,
      long unitMicros,
      Decimals atFirst,
      Decimals whenDetected) {
    int stored = field == null ? -1 : field.ordinal();
    return new DurationPiece(variable, stored, unitMicros, atFirst, Decimals.ANY, whenDetected);
  }

  /** Stores into {@code field}; null checks the value and passes it over. */
  static DurationPiece of(String variable, @Nullable AccessField field, long unitMicros) {
    Decimals whenDetected = unitMicros == 1 ? Decimals.NONE : Decimals.ANY;
    return of(variable, field, unitMicros, Decimals.ANY, whenDetected);
  }

  /**
   * Seconds that the server always writes with a fraction. An integer is taken on the patient try
   * only: elsewhere it is another server's milliseconds or microseconds.
   */
  static DurationPiece fractionalSeconds(String variable, @Nullable AccessField field) {
    return of(variable, field, SECOND, Decimals.SOME, Decimals.ANY);
  }

  /** As {@link #fractionalSeconds}, of nginx, whose every time has three decimals. */
  static DurationPiece nginxSeconds(String variable, @Nullable AccessField field) {
    return of(variable, field, SECOND, Decimals.SOME, Decimals.THREE);
  }

  @Override
  Piece whenDetected() {
    boolean same = whenDetected == Decimals.ANY || (whenDetected == Decimals.NONE && !isLast());
    return same
        ? this
        : withFollowerOf(
            new DurationPiece(
                variable, field, unitMicros, Decimals.ANY, whenDetected, whenDetected));
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int next = super.parse(b, from, to, batch, row);
    boolean refused = next >= 0 && atFirst != Decimals.ANY && !atFirst.areIn(b, from, next);
    return refused ? NOT_ACCEPTED : next;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (from == to || b[from] == '-') {
      return dashes(b, from, to, batch, row);
    }
    long micros = Decimal.scaled(b, from, to, unitMicros);
    if (!Decimal.isDuration(micros) || !always.areIn(b, from, to)) {
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
    if (!always.areIn(b, from + 2, to)) {
      return false;
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
