package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * A time or a size as load balancers write it: {@code -1} and a dash say that it was not measured,
 * a plus sign before it that the line was written before the end ({@code option logasap}).
 */
final class MeasurePiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int MOST_DIGITS = 12;
  private final int field;
  private final long scale;

  private MeasurePiece(String variable, @Nullable AccessField field, long scale) {
    super(variable);
    this.field = field == null ? -1 : field.ordinal();
    this.scale = scale;
  }

  /** A time in units of so many microseconds; without a field it is checked and passed over. */
  static MeasurePiece time(String variable, @Nullable AccessField field, long unitMicros) {
    return new MeasurePiece(variable, field, unitMicros);
  }

  /** A size in bytes. */
  static MeasurePiece size(String variable, @Nullable AccessField field) {
    return new MeasurePiece(variable, field, 1);
  }

  /** Digits alone, which is what most are, in one pass. */
  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int last = Math.min(to, from + MOST_DIGITS);
    long value = 0;
    int at = from;
    int digit;
    while (at < last && (digit = b[at] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at++;
    }
    if (at == from || isLast() || !isTerminator(b, at, to)) {
      return super.parse(b, from, to, batch, row);
    }
    if (!isPossible(value * scale)) {
      return NOT_ACCEPTED;
    }
    if (field >= 0) {
      batch.longs[field][row] = value * scale;
    }
    return afterTerminator(at);
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    long value = RequestBatch.NULL;
    if (!isUnknown(b, from, to)) {
      int start = from < to && b[from] == '+' ? from + 1 : from;
      value = scale == 1 ? Decimal.unsigned(b, start, to) : Decimal.scaled(b, start, to, scale);
      if (!isPossible(value)) {
        return false;
      }
    }
    if (field >= 0) {
      batch.longs[field][row] = value;
    }
    return true;
  }

  private boolean isPossible(long value) {
    return scale == 1 ? Decimal.isSize(value) : Decimal.isDuration(value);
  }

  /** Whether the value is a dash or {@code -1}, perhaps with a fraction of zeros. */
  static boolean isUnknown(byte[] b, int from, int to) {
    if (from >= to || b[from] != '-') {
      return false;
    }
    if (to - from == 1) {
      return true;
    }
    boolean one = b[from + 1] == '1' && (to - from == 2 || b[from + 2] == '.');
    for (int i = from + 3; i < to; i++) {
      one &= b[i] == '0';
    }
    return one;
  }

  @Override
  RejectReason reason() {
    return scale == 1 ? RejectReason.BAD_NUMBER : RejectReason.BAD_DURATION;
  }
}
