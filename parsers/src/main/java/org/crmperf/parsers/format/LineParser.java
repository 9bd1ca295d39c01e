package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/** Parses lines of one format, or of the few formats of one file. Not thread-safe. */
public sealed interface LineParser permits TextLineParser, MixedLineParser {
  /**
   * Parses the line in [from, to), its line end excluded, into row {@code row} of {@code batch}.
   *
   * @return null if it is a request; otherwise why not, and the row is all null
   */
  @Nullable RejectReason parse(byte[] b, int from, int to, RequestBatch batch, int row);

  /** Where in the buffer the last rejected line stopped making sense. */
  int failedAt();

  /** The field that could not be read there, as the definition names it. */
  String failedField();

  /** The format that took the last accepted line. */
  LogFormat lastFormat();
}
