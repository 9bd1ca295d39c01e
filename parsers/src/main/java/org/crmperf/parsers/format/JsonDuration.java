package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Decimal;
import org.crmperf.parsers.scan.JsonNumber;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Durations as JSON logs write them: a number in the unit that the mapping names, as a number or as
 * text; with a unit of its own such as {@code 0.123s}, {@code 1.5ms} or Go's {@code 1m2.5s}; or a
 * list of one for each upstream, as nginx writes it, which is summed.
 */
final class JsonDuration {
  private static final int SECONDS = 6;
  private static final int MINUTE = 60;

  private JsonDuration() {}

  /**
   * Microseconds of the text in [from, to), {@link RequestBatch#NULL} for a dash, nothing or -1,
   * {@link Decimal#BAD} for what is no duration.
   *
   * @param power the power of ten that makes microseconds of a number without a unit
   */
  static long micros(byte[] b, int from, int to, int power) {
    long plain = JsonNumber.scaled(b, from, to, power);
    if (plain != Decimal.BAD) {
      return possible(plain);
    }
    long sum = RequestBatch.NULL;
    int i = from;
    while (i < to) {
      if (b[i] == ' ' || b[i] == ',' || b[i] == ':') {
        i++;
        continue;
      }
      int end = elementEnd(b, i, to);
      if (!isNone(b, i, end)) {
        long micros = element(b, i, end, power);
        sum = Decimal.plusDuration(sum, micros);
        if (sum == Decimal.BAD) {
          return sum;
        }
      }
      i = end;
    }
    return sum;
  }

  private static long possible(long micros) {
    return Decimal.isDuration(micros) ? micros : Decimal.BAD;
  }

  private static int elementEnd(byte[] b, int from, int to) {
    int end = from;
    while (end < to && b[end] != ',' && (b[end] != ' ' || isUnit(b, end + 1, to))) {
      end++;
    }
    return end;
  }

  private static boolean isUnit(byte[] b, int at, int to) {
    return at < to && (b[at] == 'm' || b[at] == 's' || b[at] == 'u' || b[at] == 'n');
  }

  private static boolean isNone(byte[] b, int from, int to) {
    return b[from] == '-' && (to - from == 1 || isMinusOne(b, from + 1, to));
  }

  private static boolean isMinusOne(byte[] b, int from, int to) {
    return JsonNumber.scaled(b, from, to, 3) == 1000;
  }

  /** One number, or one or more with units. */
  private static long element(byte[] b, int from, int to, int power) {
    long sum = 0;
    int i = from;
    while (i < to) {
      int number = i;
      while (i < to && ((b[i] >= '0' && b[i] <= '9') || b[i] == '.')) {
        i++;
      }
      int unit = i;
      while (i < to && (b[i] < '0' || b[i] > '9') && b[i] != '.') {
        i++;
      }
      long micros = times(b, number, unit, i, power);
      if (!Decimal.isDuration(micros)) {
        return i == to && number == from ? JsonNumber.scaled(b, from, to, power) : Decimal.BAD;
      }
      sum = possible(sum + micros);
      if (sum == Decimal.BAD) {
        return sum;
      }
    }
    return sum;
  }

  private static long times(byte[] b, int number, int unit, int end, int power) {
    int letter = unit < end && b[unit] == ' ' ? unit + 1 : unit;
    int letters = end - letter;
    byte first = letters == 0 ? 0 : b[letter];
    if (letters == 0) {
      return JsonNumber.scaled(b, number, unit, power);
    }
    if (letters == 1 && (first == 'm' || first == 'h')) {
      long seconds = JsonNumber.scaled(b, number, unit, SECONDS);
      int factor = first == 'm' ? MINUTE : MINUTE * MINUTE;
      return Decimal.isDuration(seconds) ? seconds * factor : Decimal.BAD;
    }
    int own = JsonUnits.NONE;
    if (letters == 1 && first == 's') {
      own = SECONDS;
    } else if (b[end - 1] == 's' && letters <= 3) {
      own =
          switch (first) {
            case 'm' -> letters == 2 ? 3 : own;
            case 'n' -> letters == 2 ? -3 : own;
            case 'u' -> letters == 2 ? 0 : own;
            // a micro sign or a Greek mu, both two bytes
            case (byte) 0xc2, (byte) 0xce -> letters == 3 ? 0 : own;
            default -> own;
          };
    }
    return own == JsonUnits.NONE ? Decimal.BAD : JsonNumber.scaled(b, number, unit, own);
  }
}
