package org.crmperf.parsers.real;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/** A line of a log as it was read. */
record LogRow(String line, Map<AccessField, Object> values) {
  @Nullable String text(AccessField field) {
    return (String) values.get(field);
  }

  @Nullable Long number(AccessField field) {
    return (Long) values.get(field);
  }

  /** A number that must be there. */
  long known(AccessField field) {
    return requireNonNull(number(field), () -> field + " of " + line);
  }

  @Override
  public String toString() {
    return line;
  }
}
