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
    /** The addresses a proxy passes on: anything but a plain decimal, which is a time. */
    FORWARDED,
    /** A host name, perhaps with a port, or nothing; never a dash alone. */
    HOST,
    /**
     * RFC 1413 identity: nearly always a dash. What looks like a host name or an address is one in
     * some look-alike format; only where no other format takes the line is it an identity.
     */
    IDENT,
    /** A user name. "- x" is not one: it is a dash and a field that the format does not know. */
    USER
  }

  private static final boolean[] HOST_BYTE = new boolean[256];

  static {
    for (char c = 0; c < 256; c++) {
      HOST_BYTE[c] =
          c >= 0x80
              || (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || ".:_-%,*[]~".indexOf(c) >= 0;
    }
  }

  private final Shape shape;
  private final int field;

  NamePiece(String variable, Shape shape, @Nullable AccessField field) {
    super(variable);
    this.shape = shape;
    this.field = field == null ? -1 : field.ordinal();
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
          case CLIENT -> !dash && isHosts(b, from, to);
          case FORWARDED -> dash || isForwarded(b, from, to);
          case HOST ->
              (quoted() && (dash || from == to))
                  || isBetweenSpaces(b, from, to)
                  || (!dash
                      && isHosts(b, from, to)
                      && ByteScan.indexOf(b, from, to, (byte) ' ') < 0);
          case IDENT -> dash || isIdent(b, from, to);
          case USER -> dash || isUser(b, from, to);
        };
    if (good && !dash && field >= 0 && to > from) {
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

  /** Whether it looks like an address, a host name, or a list of them. */
  static boolean isHosts(byte[] b, int from, int to) {
    if (from >= to || b[to - 1] == ',') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!HOST_BYTE[b[i] & 0xff] && !(b[i] == ' ' && i > from && b[i - 1] == ',')) {
        return false;
      }
    }
    return true;
  }

  /** A client may have sent anything, but a bracket behind a blank opens another line's stamp. */
  private boolean isForwarded(byte[] b, int from, int to) {
    if (isDecimal(b, from, to)) {
      return false;
    }
    int bracket = quoted() ? -1 : ByteScan.indexOf(b, from, to, (byte) '[');
    return bracket <= from || b[bracket - 1] != ' ';
  }

  private static boolean isDecimal(byte[] b, int from, int to) {
    int dots = 0;
    for (int i = from; i < to; i++) {
      if (b[i] == '.') {
        dots++;
      } else if (b[i] < '0' || b[i] > '9') {
        return false;
      }
    }
    return dots == 1;
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

  private static boolean isUser(byte[] b, int from, int to) {
    boolean startsWithDash = to - from >= 2 && b[from] == '-' && b[from + 1] == ' ';
    return !startsWithDash
        && ByteScan.indexOf(b, from, to, (byte) '[') != from
        && ByteScan.indexOfQuote(b, from, to) < 0; // a line's end before this one
  }

  @Override
  RejectReason reason() {
    return shape == Shape.CLIENT ? RejectReason.BAD_ADDRESS : RejectReason.LAYOUT;
  }
}
