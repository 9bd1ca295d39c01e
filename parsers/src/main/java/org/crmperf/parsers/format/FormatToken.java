package org.crmperf.parsers.format;

import java.util.Objects;
import java.util.function.Function;
import org.crmperf.parsers.schema.AccessField;
import org.jspecify.annotations.Nullable;

/** A definition taken apart: literals and variables in order. */
sealed interface FormatToken {
  /** Bytes that stand in every line. */
  record Literal(String text) implements FormatToken {}

  /**
   * A variable.
   *
   * @param name as the definition writes it
   * @param field the field it can fill; null for one that is passed over
   * @param preference of several variables for one field, the one with the highest fills it
   * @param grainMicros for durations, the resolution
   * @param piece makes the piece, given the field to fill (null: pass over)
   */
  record Variable(
      String name,
      @Nullable AccessField field,
      int preference,
      int grainMicros,
      Function<@Nullable AccessField, Piece> piece)
      implements FormatToken {
    // as a record's own, which the JVM would link and spin classes for in every cold start
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Variable that
          && name.equals(that.name)
          && field == that.field
          && preference == that.preference
          && grainMicros == that.grainMicros
          && piece.equals(that.piece);
    }

    @Override
    public int hashCode() {
      return Objects.hash(name, field, preference, grainMicros, piece);
    }
  }
}
