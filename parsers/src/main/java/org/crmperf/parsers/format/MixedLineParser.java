package org.crmperf.parsers.format;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Tries several formats on each line: those seen in the file's sample first, then every other known
 * one. But for formats with headers the choice depends on the line alone, so that a file cut into
 * ranges parses as it would whole.
 */
final class MixedLineParser implements LineParser {
  private static final char PARSER_SEPARATOR = '\u001e';

  private final List<CandidateParser> seen;
  private final FirstTaking first;
  private final CandidateParser primary;
  private CandidateParser last;

  /**
   * Parsers of a file in the order in which they are tried.
   *
   * @param seen of the formats in its sample
   * @param others asked for at the first line that the first of them refuses
   */
  MixedLineParser(List<CandidateParser> seen, Supplier<List<CandidateParser>> others) {
    this.seen = List.copyOf(seen);
    this.first =
        new FirstTaking(() -> Stream.concat(seen.stream(), others.get().stream()).toList());
    this.primary = this.seen.get(0);
    this.last = primary;
  }

  @Override
  public @Nullable RejectReason parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int start = LineHead.firstTry(b, from, to);
    if (primary.parseQuickly(b, start, to, batch, row)) {
      last = primary;
      return null;
    }
    if (primary.aside(b, from, to) != Aside.NONE) {
      return primary.reason(b, from, to); // its own marker or header: nobody else need look
    }
    return parseOtherwise(b, from, to, batch, row);
  }

  private @Nullable RejectReason parseOtherwise(
      byte[] b, int from, int to, RequestBatch batch, int row) {
    if (primary.settles()) {
      return primary.reason(b, from, to);
    }
    CandidateParser taking = first.of(b, from, to, batch, row);
    if (taking != null) {
      last = taking;
      return null;
    }
    int head = LineHead.end(b, from, to);
    if (head > from) {
      primary.parseQuickly(b, head, to, batch, row);
    }
    return primary.reason(b, head, to);
  }

  @Override
  public Aside aside(byte[] b, int from, int to) {
    Aside most = Aside.NONE;
    for (CandidateParser parser : seen) {
      Aside found = parser.aside(b, from, to);
      most = found.compareTo(most) > 0 ? found : most;
    }
    return most;
  }

  @Override
  public void comment(byte[] b, int from, int to) {
    for (CandidateParser parser : seen) {
      parser.comment(b, from, to);
    }
  }

  @Override
  public String context() {
    StringBuilder all = new StringBuilder();
    boolean any = false;
    for (CandidateParser parser : seen) {
      String context = parser.context();
      any |= !context.isEmpty();
      all.append(context).append(PARSER_SEPARATOR);
    }
    return any ? all.toString() : "";
  }

  @Override
  public void resume(String context) {
    int at = 0;
    for (CandidateParser parser : seen) {
      int end = context.indexOf(PARSER_SEPARATOR, at);
      if (end < 0) {
        return;
      }
      parser.resume(context.substring(at, end));
      at = end + 1;
    }
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
