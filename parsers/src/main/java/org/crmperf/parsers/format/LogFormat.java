package org.crmperf.parsers.format;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/** A log format: immutable, and the source of as many parsers as there are threads. */
public sealed interface LogFormat extends Serializable permits TextFormat {
  /** The preset's name, or "custom" for a literal definition. */
  String name();

  /** The definition it was compiled from, as the server's configuration writes it. */
  String definition();

  /** The fields that a line of this format can fill. */
  Set<AccessField> fields();

  /**
   * The resolution of {@link AccessField#DURATION} in microseconds: 1000 for nginx, which writes
   * milliseconds.
   */
  int durationGrainMicros();

  /** A new parser; stamps without an offset are in {@code logZone}. */
  LineParser newParser(ZoneId logZone);
}
