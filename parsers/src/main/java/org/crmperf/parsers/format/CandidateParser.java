package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * A parser of one format that can stand among others: a line is offered to each of them, first
 * quickly, then patiently. A format without headers overrides only what has no default here.
 */
sealed interface CandidateParser extends LineParser
    permits GatlingParser, JsonLineParser, JsonWrappedParser, TableParser, TextLineParser {
  /** Whether a line with these {@link Marks} can be of this format. */
  default boolean mayHave(int marks) {
    return !takesObjects() || Marks.mayHaveObject(marks);
  }

  /** The quick try. The row is all null when it fails. */
  boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row);

  /** The patient try, for lines that no known format took quickly. */
  default boolean parsePatiently(byte[] b, int from, int to, RequestBatch batch, int row) {
    return false;
  }

  /** Whether its lines are JSON objects: a line that starts with a brace is of no other format. */
  default boolean takesObjects() {
    return false;
  }

  /** Whether the line that the quick try has just refused is this format's beyond doubt. */
  default boolean settles() {
    return false;
  }

  /** Why the line that the tries refused is no request. */
  RejectReason reason(byte[] b, int from, int to);

  /** Whether any line that begins well is taken, whatever follows. */
  default boolean takesAnyEnd() {
    return false;
  }

  @Override
  default @Nullable RejectReason parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int head = LineHead.firstTry(b, from, to);
    boolean headFirst = head > from;
    if (!headFirst && parseQuickly(b, from, to, batch, row)) {
      return null;
    }
    head = headFirst ? head : LineHead.end(b, from, to);
    boolean taken =
        head > from
            && (parseQuickly(b, head, to, batch, row) || parsePatiently(b, head, to, batch, row));
    if (taken
        || (headFirst && parseQuickly(b, from, to, batch, row))
        || parsePatiently(b, from, to, batch, row)) {
      return null;
    }
    if (head > from) {
      parseQuickly(b, head, to, batch, row); // where it stops there
    }
    return reason(b, head, to);
  }

  @Override
  default Aside aside(byte[] b, int from, int to) {
    return Aside.NONE;
  }

  @Override
  default void comment(byte[] b, int from, int to) {}

  @Override
  default String context() {
    return "";
  }

  @Override
  default void resume(String context) {}
}
