package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Parses lines of one format, or of the few formats of one file. Not thread-safe. */
public sealed interface LineParser permits CandidateParser, MixedLineParser {
  /** What a line is that is no request and no reject either. */
  enum Aside {
    /** It is a reject. */
    NONE,
    /** A directive or a marker of the format: counted with blank lines and comments. */
    COMMENT,
    /** The header of a table: not counted at all, for it is no record. */
    HEADER
  }

  /**
   * Parses the line in [from, to), its line end excluded, into row {@code row} of {@code batch}.
   *
   * @return null if it is a request; otherwise why not, and the row is all null
   */
  @Nullable RejectReason parse(byte[] b, int from, int to, RequestBatch batch, int row);

  /** What the line is that {@link #parse} has just refused. Learns from a header. */
  Aside aside(byte[] b, int from, int to);

  /** Shows the parser a line that starts with '#': it may be a directive that names columns. */
  void comment(byte[] b, int from, int to);

  /**
   * What this parser has learned from headers and directives, as a text that {@link #resume} of
   * another parser of the same formats takes; empty for nothing.
   */
  String context();

  /** Takes up where the parser that gave this context stopped. */
  void resume(String context);

  /** Where in the buffer the last rejected line stopped making sense. */
  int failedAt();

  /** The field that could not be read there, as the definition names it. */
  String failedField();

  /** The format that took the last accepted line. */
  LogFormat lastFormat();
}
