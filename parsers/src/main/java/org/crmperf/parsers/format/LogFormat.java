package org.crmperf.parsers.format;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Set;
import org.crmperf.parsers.schema.AccessField;

/** A log format: immutable, and the source of as many parsers as there are threads. */
public sealed interface LogFormat extends Serializable
    permits GatlingFormat, JsonFormat, JsonWrappedFormat, TableFormat, TextFormat {
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

  /** What is read as what, for a user to look at twice; empty if the name says it all. */
  default String reading() {
    return "";
  }

  /**
   * How lines become records and whether they can be read on their own. What is not {@link
   * Records#LINES} is read from its beginning to its end by one task.
   */
  default Records records() {
    return Records.LINES;
  }

  /** The records of a file. */
  enum Records {
    /** A line is a record, whatever stands before it. */
    LINES,
    /** A line is a record; headers or directives before it say what its columns are. */
    LINES_AFTER_HEADER,
    /** As {@link #LINES_AFTER_HEADER}, but a newline in double quotes does not end a record. */
    QUOTED_RECORDS
  }

  /** What the {@link AccessField#URL} of a request is. */
  default Targets targets() {
    return Targets.URLS;
  }

  /** What a format says that was asked for. */
  enum Targets {
    /** The target of an HTTP request. */
    URLS,
    /** The name that a load test gave to a request; it may be a URL, it may be any text. */
    NAMES,
    /** The type of an event, a blank, and what it was about: a path, a URL or a name. */
    EVENTS
  }

  /** A new parser; stamps without an offset are in {@code logZone}. */
  CandidateParser newParser(ZoneId logZone);
}
