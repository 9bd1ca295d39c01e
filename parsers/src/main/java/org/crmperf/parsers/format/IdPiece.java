package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** A word by whose shape a format is known from its look-alikes. */
final class IdPiece extends Piece {
  private static final long serialVersionUID = 1L;
  private static final int FIELD = AccessField.REQUEST_ID.ordinal();

  /** What the word looks like. */
  enum Shape {
    /** {@code 687x406810x28}; a dash only where the session at the line's end is one too. */
    JIRA,
    /** {@code o@PZQFBCx921x19253x0}: the end of a request; its beginning is a line of its own. */
    BITBUCKET_END,
    /** The listener of a load balancer: {@code https}, {@code h2}, {@code grpcs}, {@code wss}. */
    LISTENER
  }

  private final Shape shape;

  IdPiece(String variable, Shape shape) {
    super(variable);
    this.shape = shape;
  }

  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    return isOfAnotherServer(b, from, to) ? NOT_ACCEPTED : super.parse(b, from, to, batch, row);
  }

  @Override
  int nextEnd(byte[] b, int from, int search, int to) {
    return isOfAnotherServer(b, from, to) ? NO_END : super.nextEnd(b, from, search, to);
  }

  /** A request without Jira's id has no session either, or it is a look-alike's. */
  private boolean isOfAnotherServer(byte[] b, int from, int to) {
    boolean nameless = shape == Shape.JIRA && from + 1 < to && b[from] == '-' && b[from + 1] == ' ';
    boolean noSession = to - from > 3 && b[to - 1] == '"' && b[to - 2] == '-' && b[to - 3] == '"';
    return nameless && !noSession;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    int start =
        switch (shape) {
          case JIRA -> isDash(b, from, to) ? to : isJira(b, from, to) ? from : -1;
          case BITBUCKET_END -> to - from > 2 && b[from] == 'o' ? from + 2 : -1;
          case LISTENER -> isListener(b, from, to) ? to : -1;
        };
    if (start >= from && start < to) {
      batch.starts[FIELD][row] = start;
      batch.lengths[FIELD][row] = to - start;
    }
    return start >= from;
  }

  private static boolean isJira(byte[] b, int from, int to) {
    int crosses = 0;
    for (int i = from; i < to; i++) {
      if (b[i] == 'x' && i > from) {
        crosses++;
      } else if ((b[i] < '0' || b[i] > '9') && !(i == from && b[i] == '*')) {
        return false;
      }
    }
    return crosses == 2;
  }

  private static boolean isListener(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((b[i] < 'a' || b[i] > 'z') && (b[i] < '0' || b[i] > '9')) {
        return false;
      }
    }
    return to - from >= 2 && to - from <= 6;
  }

  @Override
  RejectReason reason() {
    return RejectReason.LAYOUT;
  }
}
