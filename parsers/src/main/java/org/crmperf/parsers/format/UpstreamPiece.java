package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * A value per upstream try, as nginx writes it: {@code a, b : c}, where ", " separates servers that
 * were tried and " : " server groups. Times are summed, dashes count for nothing; text is kept
 * whole. The list holds the spaces that end other values, so its end is found by its grammar.
 */
final class UpstreamPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  private final int field;
  private final long unitMicros;
  private final Decimals decimals;

  private UpstreamPiece(String variable, int field, long unitMicros, Decimals decimals) {
    super(variable);
    this.field = field;
    this.unitMicros = unitMicros;
    this.decimals = decimals;
  }

  /** Times in seconds, summed into {@code field}. */
  static UpstreamPiece times(String variable, @Nullable AccessField field) {
    return new UpstreamPiece(variable, stored(field), 1_000_000, Decimals.ANY);
  }

  /** Addresses or states, kept as text. */
  static UpstreamPiece texts(String variable, @Nullable AccessField field) {
    return new UpstreamPiece(variable, stored(field), 0, Decimals.ANY);
  }

  private static int stored(@Nullable AccessField field) {
    return field == null ? NONE : field.ordinal();
  }

  @Override
  Piece whenDetected() {
    return unitMicros == 0
        ? this
        : withFollowerOf(new UpstreamPiece(variable, field, unitMicros, Decimals.THREE));
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (quoted() || (!isLast() && terminator()[0] != ' ')) {
      return super.parse(b, from, to, batch, row);
    }
    int end = listEnd(b, from, to);
    if (isLast() ? end != to : !isTerminator(b, end, to)) {
      return NO_END;
    }
    return accept(b, from, end, batch, row) ? afterTerminator(end) : NOT_ACCEPTED;
  }

  private static int listEnd(byte[] b, int from, int to) {
    int at = from;
    while (true) {
      int space = ByteScan.indexOf(b, at, to, (byte) ' ');
      if (space < 0) {
        return to;
      }
      if (space > from && b[space - 1] == ',') {
        at = space + 1;
      } else if (space + 2 < to && b[space + 1] == ':' && b[space + 2] == ' ') {
        at = space + 3;
      } else {
        return space;
      }
    }
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (!quoted() && isTorn(b, from, to)) {
      return false;
    }
    if (unitMicros == 0) {
      if (field >= 0 && to > from && !isDash(b, from, to)) {
        batch.starts[field][row] = from;
        batch.lengths[field][row] = to - from;
      }
      return true;
    }
    long sum = RequestBatch.NULL;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && b[end] != ',' && b[end] != ' ') {
        end++;
      }
      if (end > at && !isDash(b, at, end) && !(end - at == 1 && b[at] == ':')) {
        long micros = Decimal.scaled(b, at, end, unitMicros);
        sum = sum == RequestBatch.NULL || micros == Decimal.BAD ? micros : sum + micros;
        if (!Decimal.isDuration(sum) || !decimals.areIn(b, at, end)) {
          return false;
        }
      }
      at = end + 1;
    }
    if (field >= 0) {
      batch.longs[field][row] = sum;
    }
    return true;
  }

  /** Whether the patient try cut a list at one of its separators. */
  private static boolean isTorn(byte[] b, int from, int to) {
    return to > from
        && (b[to - 1] == ','
            || (b[from] == ':' && (to - from == 1 || b[from + 1] == ' '))
            || (b[to - 1] == ':' && to - from > 1 && b[to - 2] == ' '));
  }

  @Override
  RejectReason reason() {
    return unitMicros == 0 ? RejectReason.LAYOUT : RejectReason.BAD_DURATION;
  }
}
