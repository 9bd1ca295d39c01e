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
 * whole. The list holds the blanks and commas that end other values, so its end is found by its
 * grammar.
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
    if (quoted()) {
      return super.parse(b, from, to, batch, row);
    }
    int end = isLast() ? to : listEnd(b, from, to);
    if (end < 0) {
      return NO_END;
    }
    return accept(b, from, end, batch, row) ? afterTerminator(end) : NOT_ACCEPTED;
  }

  /** The first place where the terminator stands and does not go on with the list, or -1. */
  private int listEnd(byte[] b, int from, int to) {
    byte first = terminator()[0];
    int at = ByteScan.indexOf(b, from, to, first);
    while (at >= 0 && (goesOn(b, from, at, to) || (first != ' ' && !isTerminator(b, at, to)))) {
      at = ByteScan.indexOf(b, at + 1, to, first);
    }
    return at >= 0 && isTerminator(b, at, to) ? at : NO_END;
  }

  /** Whether what looks like the terminator separates two values; one of two bytes says itself. */
  private boolean goesOn(byte[] b, int from, int at, int to) {
    byte[] t = terminator();
    boolean separates = t.length > 1 && (t[0] == ',' ? t[1] == ' ' : t[0] == ' ' && t[1] == ':');
    return !separates && UpstreamList.isSeparator(b, from, at, to);
  }

  @Override
  int nextEnd(byte[] b, int from, int search, int to) {
    int end = super.nextEnd(b, from, search, to);
    while (end >= 0 && !quoted() && !isLast() && goesOn(b, from, end, to)) {
      end = super.nextEnd(b, from, end + 1, to);
    }
    return end;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (!quoted() && UpstreamList.isTorn(b, from, to)) {
      return false;
    }
    return unitMicros == 0 ? text(b, from, to, batch, row) : times(b, from, to, batch, row);
  }

  private boolean text(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (!quoted() && UpstreamList.hasLooseBlank(b, from, to)) {
      return false;
    }
    if (field >= 0 && to > from && !isDash(b, from, to)) {
      batch.starts[field][row] = from;
      batch.lengths[field][row] = to - from;
    }
    return true;
  }

  private boolean times(byte[] b, int from, int to, RequestBatch batch, int row) {
    long sum = RequestBatch.NULL;
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && b[end] != ',' && b[end] != ' ') {
        end++;
      }
      if (end < to && b[end] == ' ' && UpstreamList.isLoose(b, from, end, to)) {
        return false;
      }
      if (end > at && !isDash(b, at, end) && !(end - at == 1 && b[at] == ':')) {
        long micros = Decimal.scaled(b, at, end, unitMicros);
        sum = Decimal.plusDuration(sum, micros);
        if (sum == Decimal.BAD || !decimals.areIn(b, at, end)) {
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

  @Override
  RejectReason reason() {
    return unitMicros == 0 ? RejectReason.LAYOUT : RejectReason.BAD_DURATION;
  }
}
