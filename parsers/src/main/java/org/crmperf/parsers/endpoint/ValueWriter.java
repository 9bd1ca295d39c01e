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
        appendParam(target, separator, name, out);
        separator = '&';
      }
    }
  }

  /** The same for known parameters. */
  void appendParams(Target target, Param[] params, TemplateBuffer out) {
    char separator = '?';
    for (Param param : params) {
      if (target.findParam(param)) {
        appendParam(target, separator, param.label(), out);
        separator = '&';
      }
    }
  }

  private void appendParam(Target target, char separator, byte[] name, TemplateBuffer out) {
    out.mark();
    out.append(separator);
    out.append(name);
    out.append('=');
    byte[] url = target.url();
    int from = target.valueFrom();
    int to = target.valueTo();
    int kinds = Bytes.kinds(url, from, to);
    if (identifier(to - from, kinds)) {
      segments.write(url, from, to, kinds, out);
    } else {
      appendEncoded(url, from, to, out);
    }
  }

  /** Appends a decoded value. */
  void append(byte[] b, int from, int to, TemplateBuffer out) {
    int kinds = Bytes.kinds(b, from, to);
    if (identifier(to - from, kinds)) {
      segments.write(b, from, to, kinds, out);
    } else {
      Variable.TOKEN.appendTo(out);
    }
  }

  /** Whether so many bytes of those kinds are an identifier: letters, digits, {@code _ . -}. */
  static boolean identifier(int length, int kinds) {
    return (kinds & Bytes.NO_IDENTIFIER) == 0 && (kinds & Bytes.ALNUM) != 0 && length <= MAX_VALUE;
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
