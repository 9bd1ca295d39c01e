package org.crmperf.parsers.format;

import java.util.List;
import java.util.function.Supplier;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Which of several formats a line belongs to: the first that takes it quickly, then the first that
 * takes it patiently. Formats that take any end of line come after all others, or they would win
 * over a known format whose line merely has a space too many. What a log collector wrote before the
 * line is passed over.
 *
 * <p>A server that writes into the log of its application has a line of another kind for each
 * request, and all of these are offered to all formats: which formats a line's {@link Marks} leave
 * is found once for each set of marks.
 */
final class FirstTaking {
  private final Supplier<List<CandidateParser>> maker;
  private final @Nullable Tried[] tried = new @Nullable Tried[Marks.SETS];
  private @Nullable List<CandidateParser> made;

  /** Asks for the parsers at the first line: most files have none that would need them. */
  FirstTaking(Supplier<List<CandidateParser>> maker) {
    this.maker = maker;
  }

  /** The parsers that lines with the same marks are offered to, in order. */
  private record Tried(
      CandidateParser[] known, CandidateParser[] ofObjects, CandidateParser[] ofAnyEnd) {
    static Tried of(List<CandidateParser> all, int marks) {
      List<CandidateParser> left = all.stream().filter(p -> p.mayHave(marks)).toList();
      List<CandidateParser> known = left.stream().filter(p -> !p.takesAnyEnd()).toList();
      return new Tried(
          array(known),
          array(left.stream().filter(CandidateParser::takesObjects).toList()),
          array(left.stream().filter(CandidateParser::takesAnyEnd).toList()));
    }

    private static CandidateParser[] array(List<CandidateParser> parsers) {
      return parsers.toArray(new CandidateParser[0]);
    }
  }

  /** The parser that took the line into the row, or null; the row is then all null. */
  @Nullable CandidateParser of(byte[] b, int from, int to, RequestBatch batch, int row) {
    int head = LineHead.end(b, from, to);
    if (head > from) {
      CandidateParser behind = ofText(b, head, to, batch, row);
      if (behind != null) {
        return behind;
      }
    }
    return ofText(b, from, to, batch, row);
  }

  private @Nullable CandidateParser ofText(
      byte[] b, int from, int to, RequestBatch batch, int row) {
    Tried those = tried(Marks.in(b, from, to));
    if (from < to && b[from] == '{') {
      return quickly(those.ofObjects, b, from, to, batch, row);
    }
    CandidateParser quick = quickly(those.known, b, from, to, batch, row);
    if (quick != null) {
      return quick;
    }
    if (OtherLogs.isOther(b, from, to) || OtherLogs.isBinary(b, from, to)) {
      return null;
    }
    for (CandidateParser parser : those.known) {
      if (parser.parsePatiently(b, from, to, batch, row)) {
        return parser;
      }
    }
    return quickly(those.ofAnyEnd, b, from, to, batch, row);
  }

  private Tried tried(int marks) {
    Tried those = tried[marks];
    if (those == null) {
      List<CandidateParser> all = made;
      if (all == null) {
        all = List.copyOf(maker.get());
        made = all;
      }
      those = Tried.of(all, marks);
      tried[marks] = those;
    }
    return those;
  }

  private static @Nullable CandidateParser quickly(
      CandidateParser[] parsers, byte[] b, int from, int to, RequestBatch batch, int row) {
    for (CandidateParser parser : parsers) {
      if (parser.parseQuickly(b, from, to, batch, row)) {
        return parser;
      }
    }
    return null;
  }
}
