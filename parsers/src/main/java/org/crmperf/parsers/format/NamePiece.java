package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;
import org.jspecify.annotations.Nullable;

/**
 * Who: an address, a host name, a list of them, an identity. Decides between look-alike formats.
 */
final class NamePiece extends Piece {
  private static final long serialVersionUID = 1L;

  /** What the name may look like. */
  enum Shape {
    /** An address or host name, or a comma-separated list. */
    CLIENT,
    /** The same, or a dash where the server knows none. */
    CLIENT_OR_NONE,
    /**
     * The addresses a proxy passes on. In quotes anything but a plain decimal, which is a time; a
     * list of addresses and names without them, or the line that another is glued to would be one.
     */
    FORWARDED,
    /** The same in a format that was given: any text; no server writes a raw quote in it. */
    ANY_FORWARDED,
    /** A host name, perhaps with a port, or nothing; never a dash alone. */
    HOST,
    /** The same in a format that was given: also a dash, nothing, or the pattern of a server. */
    ANY_HOST,
    /**
     * RFC 1413 identity: nearly always a dash. What looks like a host name or an address is one in
     * some look-alike format; only where no other format takes the line is it an identity.
     */
    IDENT,
    /** A user name. "- x" is not one: it is a dash and a field that the format does not know. */
    USER
  }

  private static final int LONGEST_IPV4 = 15;

  private final Shape shape;
  private final int field;

  NamePiece(String variable, Shape shape, @Nullable AccessField field) {
    this(variable, shape, field == null ? -1 : field.ordinal());
  }

  private NamePiece(String variable, Shape shape, int field) {
    super(variable);
    this.shape = shape;
    this.field = field;
  }

  /**
   * The same as the first of its line, where a dash is none. Behind others it may be of a
   * look-alike with other fields.
   */
  NamePiece first() {
    return shape == Shape.CLIENT ? withFollowerOf(of(Shape.CLIENT_OR_NONE)) : this;
  }

  @Override
  NamePiece given() {
    return switch (shape) {
      case CLIENT -> withFollowerOf(of(Shape.CLIENT_OR_NONE));
      case FORWARDED -> withFollowerOf(of(Shape.ANY_FORWARDED));
      case HOST -> withFollowerOf(of(Shape.ANY_HOST));
      default -> this;
    };
  }

  private NamePiece of(Shape other) {
    return new NamePiece(variable, other, field);
  }

  /**
   * An identity with a dot or a colon is taken on the patient try only: see {@link Shape#IDENT}.
   */
  @Override
  int parse(byte[] b, int from, int to, RequestBatch batch, int row) {
    int next = super.parse(b, from, to, batch, row);
    if (next >= 0 && shape == Shape.IDENT && !isPlainIdent(b, from, next - terminator().length)) {
      return NOT_ACCEPTED;
    }
    return next;
  }

  @Override
  boolean accept(byte[] b, int from, int to, RequestBatch batch, int row) {
    boolean dash = isDash(b, from, to);
    boolean good =
        switch (shape) {
          case CLIENT -> !dash && isClient(b, from, to);
          case CLIENT_OR_NONE -> dash || isClient(b, from, to);
          case FORWARDED -> dash || isForwarded(b, from, to);
          case ANY_FORWARDED ->
              !HostText.isDecimal(b, from, to) && (quoted() || !holdsLine(b, from, to));
          case HOST ->
              (quoted() && (dash || from == to))
                  || isBetweenSpaces(b, from, to)
                  || (!dash && HostText.isHost(b, from, to));
          case ANY_HOST ->
              (quoted() || ByteScan.indexOf(b, from, to, (byte) ' ') < 0)
                  && !HostText.isHalfAnAddress(b, from, to);
          case IDENT -> dash || isIdent(b, from, to);
          case USER -> dash || isUser(b, from, to);
        };
    if (good && !dash && field >= 0 && to > from && !isEmptyUser(b, from, to)) {
      batch.starts[field][row] = from;
      batch.lengths[field][row] = to - from;
    }
    return good;
  }

  /**
   * nginx writes nothing, not a dash, for the host of a request without one to a nameless server.
   */
  private static boolean isBetweenSpaces(byte[] b, int from, int to) {
    return from == to && from > 0 && b[from - 1] == ' ';
  }

  private static boolean isClient(byte[] b, int from, int to) {
    return HostText.isHosts(b, from, to)
        && (to - from <= LONGEST_IPV4 || !HostText.isGlued(b, from, to));
  }

  /** A client may have sent anything, but not a raw quote or, behind a blank, a stamp's bracket. */
  private static boolean holdsLine(byte[] b, int from, int to) {
    int bracket = ByteScan.indexOf(b, from, to, (byte) '[');
    return ByteScan.indexOfQuote(b, from, to) >= 0 || (bracket > from && b[bracket - 1] == ' ');
  }

  private boolean isForwarded(byte[] b, int from, int to) {
    if (quoted() || from == to) {
      return !HostText.isDecimal(b, from, to);
    }
    int comma = ByteScan.indexOf(b, from, to, (byte) ',');
    return HostText.isHosts(b, from, to)
        && !HostText.isDecimal(b, from, to)
        && !HostText.isGlued(b, from, comma < 0 ? to : comma);
  }

  private static boolean isIdent(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '[' || b[i] == ',') {
        return false;
      }
    }
    return isPlainIdent(b, from, to) || ByteScan.indexOf(b, from, to, (byte) ' ') < 0;
  }

  private static boolean isPlainIdent(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '.' || b[i] == ':') {
        return false;
      }
    }
    return true;
  }

  private boolean isUser(byte[] b, int from, int to) {
    boolean startsWithDash = to - from >= 2 && b[from] == '-' && b[from + 1] == ' ';
    boolean whole = ByteScan.indexOfQuote(b, from, to) < 0; // no line's end before this one
    return !startsWithDash
        && ByteScan.indexOf(b, from, to, (byte) '[') != from
        && (whole || isEmptyUser(b, from, to));
  }

  /** Apache writes two quotes for a user whose name is empty. */
  private boolean isEmptyUser(byte[] b, int from, int to) {
    return shape == Shape.USER && to - from == 2 && b[from] == '"' && b[from + 1] == '"';
  }

  @Override
  RejectReason reason() {
    return shape == Shape.CLIENT || shape == Shape.CLIENT_OR_NONE
        ? RejectReason.BAD_ADDRESS
        : RejectReason.LAYOUT;
  }
}
