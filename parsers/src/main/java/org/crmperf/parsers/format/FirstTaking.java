package org.crmperf.parsers.format;

import java.util.List;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Which of several formats a line belongs to: the first that takes it quickly, then the first that
 * takes it patiently. Formats that take any end of line come after all others, or they would win
 * over a known format whose line merely has a space too many. What a log collector wrote before the
 * line is passed over.
 */
final class FirstTaking {
  private FirstTaking() {}

  /** The parser that took the line into the row, or null; the row is then all null. */
  static @Nullable CandidateParser of(
      List<CandidateParser> parsers, byte[] b, int from, int to, RequestBatch batch, int row) {
    int head = LineHead.end(b, from, to);
    if (head > from) {
      CandidateParser behind = ofText(parsers, b, head, to, batch, row);
      if (behind != null) {
        return behind;
      }
    }
    return ofText(parsers, b, from, to, batch, row);
  }

  private static @Nullable CandidateParser ofText(
      List<CandidateParser> parsers, byte[] b, int from, int to, RequestBatch batch, int row) {
    CandidateParser quick = quickly(parsers, Ends.KNOWN, b, from, to, batch, row);
    if (quick != null) {
      return quick;
    }
    if (OtherLogs.isOther(b, from, to) || OtherLogs.isBinary(b, from, to)) {
      return null;
    }
    if (isObject(b, from, to)) {
      return null;
    }
    for (CandidateParser parser : parsers) {
      if (!parser.takesAnyEnd() && parser.parsePatiently(b, from, to, batch, row)) {
        return parser;
      }
    }
    return quickly(parsers, Ends.ANY, b, from, to, batch, row);
  }

  private enum Ends {
    KNOWN,
    ANY
  }

  private static @Nullable CandidateParser quickly(
      List<CandidateParser> parsers,
      Ends ends,
      byte[] b,
      int from,
      int to,
      RequestBatch batch,
      int row) {
    boolean object = isObject(b, from, to);
    for (CandidateParser parser : parsers) {
      if (parser.takesAnyEnd() == (ends == Ends.ANY)
          && (!object || parser.takesObjects())
          && parser.parseQuickly(b, from, to, batch, row)) {
        return parser;
      }
    }
    return null;
  }

  private static boolean isObject(byte[] b, int from, int to) {
    return from < to && b[from] == '{';
  }
}
