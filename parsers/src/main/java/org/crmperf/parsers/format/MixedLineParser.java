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
  private final List<TextLineParser> parsers;
  private final TextLineParser primary;
  private TextLineParser last;

  MixedLineParser(List<TextLineParser> parsers) {
    this.parsers = List.copyOf(parsers);
    this.primary = this.parsers.get(0);
    this.last = primary;
  }

  @Override
  public @Nullable RejectReason parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (primary.parseQuickly(b, from, to, batch, row)) {
      last = primary;
      return null;
    }
    return parseOtherwise(b, from, to, batch, row);
  }

  private @Nullable RejectReason parseOtherwise(
      byte[] b, int from, int to, RequestBatch batch, int row) {
    TextLineParser taking = FirstTaking.of(parsers, b, from, to, batch, row);
    if (taking != null) {
      last = taking;
      return null;
    }
    return primary.reason(b, from, to);
  }

  @Override
  public int failedAt() {
    return primary.failedAt();
  }

  @Override
  public String failedField() {
    return primary.failedField();
  }

  @Override
  public LogFormat lastFormat() {
    return last.lastFormat();
  }
}
