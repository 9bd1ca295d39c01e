package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * A duration whose unit its label tells: {@code _microsec}, {@code _ms}, {@code _sec}, and seconds
 * for the labels that ltsv.org and nginx define. Of all others a number with a point is seconds and
 * one without is milliseconds. A unit written behind the number wins. Lists of upstream tries are
 * added up.
 */
final class LtsvDuration extends Column {
  private static final long SECOND = 1_000_000;
  private static final long MILLISECOND = 1000;

  /** Stands for: it depends on whether there is a point. */
  private static final long BY_POINT = 0;

  private final int field;
  private final long[] units;

  LtsvDuration(AccessField field, Header header, int... choices) {
    super(header.name(choices[0]), choices);
    this.field = field.ordinal();
    this.units = new long[header.size()];
    for (int cell : choices) {
      units[cell] = unit(header.name(cell));
    }
  }

  private static long unit(String label) {
    if (label.endsWith("_microsec")) {
      return 1;
    }
    if (label.endsWith("_ms") || label.endsWith("_msec")) {
      return MILLISECOND;
    }
    return switch (label) {
      case "duration", "response_time", "responsetime", "elapsed", "latency", "time_taken" ->
          BY_POINT;
      default -> SECOND;
    };
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    int cell = chosen(cells);
    if (cell < 0) {
      return true;
    }
    byte[] b = cells.bytes;
    int at = cells.starts[cell];
    int to = cells.ends[cell];
    long sum = RequestBatch.NULL;
    while (at < to) {
      int end = at;
      while (end < to && b[end] != ',' && b[end] != ' ') {
        end++;
      }
      boolean nothing = end == at || (end - at == 1 && (b[at] == '-' || b[at] == ':'));
      if (!nothing) {
        long micros = micros(b, at, end, units[cell]);
        sum = Decimal.plusDuration(sum, micros);
        if (sum == Decimal.BAD) {
          return false;
        }
      }
      at = end + 1;
    }
    batch.longs[field][row] = sum;
    return true;
  }

  private static long micros(byte[] b, int from, int to, long unit) {
    int end = to;
    while (end > from && b[end - 1] > '9') {
      end--;
    }
    if (end < to) {
      return suffixed(b, from, end, to);
    }
    if (unit != BY_POINT) {
      return Decimal.scaled(b, from, to, unit);
    }
    boolean point = ByteScan.indexOf(b, from, to, (byte) '.') >= 0;
    return Decimal.scaled(b, from, to, point ? SECOND : MILLISECOND);
  }

  /** {@code 12ms}, {@code 0.4s}, {@code 350us}, {@code 350000ns}. */
  private static long suffixed(byte[] b, int from, int unit, int to) {
    boolean second = to - unit == 1 && b[unit] == 's';
    if (second) {
      return Decimal.scaled(b, from, unit, SECOND);
    }
    if (to - unit != 2 || b[unit + 1] != 's') {
      return Decimal.BAD;
    }
    return switch (b[unit]) {
      case 'm' -> Decimal.scaled(b, from, unit, MILLISECOND);
      case 'u' -> Decimal.scaled(b, from, unit, 1);
      case 'n' -> {
        long nanos = Decimal.scaled(b, from, unit, 1);
        yield nanos == Decimal.BAD ? nanos : nanos / 1000;
      }
      default -> Decimal.BAD;
    };
  }

  @Override
  RejectReason reason() {
    return RejectReason.BAD_DURATION;
  }
}
