package org.crmperf.parsers.format;

import java.util.List;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Tries several formats on each line: those seen in the file's sample first, then every other known
 * one. The choice depends on the line alone, so that a file cut into ranges parses as it would
 * whole.
 */
final class MixedLineParser implements LineParser {
  private final TextLineParser[] parsers;
  private TextLineParser last;
  private TextLineParser nearest;

  MixedLineParser(List<TextLineParser> parsers) {
    this.parsers = parsers.toArray(new TextLineParser[0]);
    this.last = this.parsers[0];
    this.nearest = last;
  }

  @Override
  public @Nullable RejectReason parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (parsers[0].parseQuickly(b, from, to, batch, row)) {
      last = parsers[0];
      return null;
    }
    return parseOtherwise(b, from, to, batch, row);
  }

  private @Nullable RejectReason parseOtherwise(
      byte[] b, int from, int to, RequestBatch batch, int row) {
    nearest = parsers[0];
    for (int i = 1; i < parsers.length; i++) {
      if (parsers[i].parseQuickly(b, from, to, batch, row)) {
        last = parsers[i];
        return null;
      }
    }
    if (!OtherLogs.isOther(b, from, to) && !OtherLogs.isBinary(b, from, to)) {
      for (TextLineParser parser : parsers) {
        if (parser.parsePatiently(b, from, to, batch, row)) {
          last = parser;
          return null;
        }
      }
    }
    return nearest.reason(b, from, to);
  }

  @Override
  public int failedAt() {
    return nearest.failedAt();
  }

  @Override
  public String failedField() {
    return nearest.failedField();
  }

  @Override
  public LogFormat lastFormat() {
    return last.lastFormat();
  }
}
