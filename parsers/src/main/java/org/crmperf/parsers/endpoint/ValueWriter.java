package org.crmperf.parsers.endpoint;

/**
 * Writes values that a client chose (query parameters, captured segments) into a template. A value
 * that is no identifier becomes a variable, so that a client cannot make endpoints at will.
 */
final class ValueWriter {
  private static final int MAX_VALUE = 64;

  private final SegmentTemplater segments;
  private final byte[] decoded = new byte[MAX_VALUE * 3];

  ValueWriter(SegmentTemplater segments) {
    this.segments = segments;
  }

  /** Appends those of the parameters that the target has, in the order of {@code names}. */
  void appendParams(Target target, byte[][] names, TemplateBuffer out) {
    char separator = '?';
    for (byte[] name : names) {
      if (target.findParam(name)) {
        out.mark();
        out.append(separator);
        out.append(name);
        out.append('=');
        appendEncoded(target.url(), target.valueFrom(), target.valueTo(), out);
        separator = '&';
      }
    }
  }

  /** Appends a decoded value. */
  void append(byte[] b, int from, int to, TemplateBuffer out) {
    if (identifier(b, from, to)) {
      segments.write(b, from, to, out);
    } else {
      Variable.TOKEN.appendTo(out);
    }
  }

  /** Whether the bytes are letters, digits, {@code _ . -}, at least one and at most 64. */
  static boolean identifier(byte[] b, int from, int to) {
    boolean letter = false;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      boolean alnum = Bytes.isAlnum(c);
      letter |= alnum;
      if (!alnum && c != '_' && c != '.' && c != '-') {
        return false;
      }
    }
    return letter && to - from <= MAX_VALUE;
  }

  private void appendEncoded(byte[] b, int from, int to, TemplateBuffer out) {
    if (to - from > decoded.length) {
      Variable.TOKEN.appendTo(out);
      return;
    }
    System.arraycopy(b, from, decoded, 0, to - from);
    append(decoded, 0, PercentDecoder.decode(decoded, 0, to - from), out);
  }
}
