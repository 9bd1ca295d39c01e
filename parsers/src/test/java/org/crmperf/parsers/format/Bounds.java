package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.AccessField;

/** What docs/formats.md says that no request has. */
final class Bounds {
  /** Microseconds. */
  static final long DURATION = 35_184_372_088_832L;

  /** Bytes. */
  static final long SIZE = 1_125_899_906_842_624L;

  private Bounds() {}

  /** The value of a duration or of another field; throws if it is beyond its bound. */
  static long check(AccessField field, long value) {
    if (value >= (field.unit().equals("us") ? DURATION : SIZE)) {
      throw new NumberFormatException(field + " of " + value);
    }
    return value;
  }
}
