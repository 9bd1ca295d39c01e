package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Runs the pieces of one format over a line. The quick try takes each value's first possible end;
 * only a line that fails it gets the patient try, which goes back and takes later ends, so that raw
 * quotes, several spaces and lists in unexpected places do not lose a request.
 */
final class TextLineParser implements CandidateParser {
  /** Bounds the patient try on lines made to be slow. */
  private static final int MOST_STEPS = 2_000;

  private static final int LONGEST_PATIENT_LINE = 64 << 10;
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int UPSTREAM = AccessField.UPSTREAM.ordinal();

  private final TextFormat format;
  private final byte[] prefix;
  private final Piece[] pieces;
  private final boolean durationIsUpstream;
  private final long fields;
  private final int marks;

  private int failedPiece;
  private int failedAt;
  private boolean failedValue;
  private int steps;
  private boolean filled;

  TextLineParser(TextFormat format, byte[] prefix, Piece[] pieces, boolean durationIsUpstream) {
    this.format = format;
    this.prefix = prefix;
    this.pieces = pieces;
    this.durationIsUpstream = durationIsUpstream;
    this.marks = Marks.of(prefix, pieces);
    this.fields = RequestBatch.mask(format.fields()) | (durationIsUpstream ? 1L << DURATION : 0);
  }

  @Override
  public boolean mayHave(int found) {
    return (marks & ~found) == 0;
  }

  @Override
  public boolean parseQuickly(byte[] b, int from, int to, RequestBatch batch, int row) {
    Piece[] all = pieces;
    int at = from + prefix.length;
    failedPiece = 0;
    failedAt = from;
    failedValue = false;
    if (!ByteScan.startsWith(b, from, to, prefix)) {
      return false;
    }
    for (int i = 0; i < all.length; i++) {
      int next = all[i].parse(b, at, to, batch, row);
      if (next < 0) {
        failedPiece = i;
        failedAt = at;
        failedValue = next == Piece.NOT_ACCEPTED;
        batch.clearRow(row);
        return false;
      }
      at = next;
    }
    if (at != to) {
      failedPiece = all.length;
      failedAt = at;
      batch.clearRow(row);
      return false;
    }
    finish(batch, row);
    return true;
  }

  @Override
  public boolean parsePatiently(byte[] b, int from, int to, RequestBatch batch, int row) {
    if (to - from > LONGEST_PATIENT_LINE) {
      return false;
    }
    int end = to;
    while (end > from && (b[end - 1] == ' ' || b[end - 1] == '\t')) {
      end--;
    }
    int start = Piece.matchPatiently(prefix, b, from, end);
    steps = 0;
    filled = false;
    if (start >= 0 && match(0, b, start, end, batch, row)) {
      finish(batch, row);
      return true;
    }
    if (filled) {
      batch.clearRow(row);
    }
    return false;
  }

  private boolean match(int i, byte[] b, int at, int to, RequestBatch batch, int row) {
    if (i == pieces.length) {
      return at == to;
    }
    Piece piece = pieces[i];
    int search = at;
    while (steps++ < MOST_STEPS) {
      int end = piece.nextEnd(b, at, search, to);
      if (end < 0) {
        return false;
      }
      filled = true;
      if (piece.accept(b, at, end, batch, row)
          && match(i + 1, b, piece.afterTerminatorPatiently(b, end, to), to, batch, row)) {
        return true;
      }
      if (piece.isLast()) {
        return false;
      }
      search = end + 1;
    }
    return false;
  }

  private void finish(RequestBatch batch, int row) {
    batch.fields |= fields;
    if (durationIsUpstream) {
      batch.longs[DURATION][row] = batch.longs[UPSTREAM][row];
    }
  }

  @Override
  public boolean takesAnyEnd() {
    return pieces[pieces.length - 1] instanceof RestPiece;
  }

  @Override
  public RejectReason reason(byte[] b, int from, int to) {
    if (OtherLogs.isOther(b, from, to) || format.others().isOther(b, from, to)) {
      return RejectReason.NOT_ACCESS_LOG;
    }
    if (OtherLogs.isBinary(b, from, to)) {
      return RejectReason.BINARY;
    }
    if (failedPiece == pieces.length) {
      return RejectReason.TRAILING_DATA;
    }
    Piece piece = pieces[failedPiece];
    if (failedValue) {
      boolean valueThenMore =
          piece.isLast()
              && !piece.isRestOfLine()
              && failedAt < to
              && ByteScan.indexOf(b, failedAt, to, (byte) ' ') > failedAt;
      return valueThenMore ? RejectReason.TRAILING_DATA : piece.reason();
    }
    return afterTime() ? RejectReason.TRUNCATED : RejectReason.LAYOUT;
  }

  @Override
  public Aside aside(byte[] b, int from, int to) {
    return format.others().aside(b, from, to);
  }

  private boolean afterTime() {
    for (int i = 0; i < failedPiece; i++) {
      if (pieces[i] instanceof TimePiece) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int failedAt() {
    return failedAt;
  }

  @Override
  public String failedField() {
    return failedPiece < pieces.length ? pieces[failedPiece].variable : "end of line";
  }

  @Override
  public LogFormat lastFormat() {
    return format;
  }
}
