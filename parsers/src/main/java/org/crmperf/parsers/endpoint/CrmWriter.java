package org.crmperf.parsers.endpoint;

/** What the CRM presets share: how they write the parts of a path they know. */
final class CrmWriter {
  /** How deep below the root an application may be installed. */
  static final int MAX_PREFIX = 3;

  private final PathTemplater paths;
  private final SegmentTemplater segments;
  private final ValueWriter values;
  private final TemplateBuffer out;
  private final TemplateBuffer scratch = new TemplateBuffer();

  CrmWriter(
      PathTemplater paths, SegmentTemplater segments, ValueWriter values, TemplateBuffer out) {
    this.paths = paths;
    this.segments = segments;
    this.values = values;
    this.out = out;
  }

  TemplateBuffer out() {
    return out;
  }

  /** Appends the segments before {@code to}: where the application is installed. */
  void prefix(Target target, int to) {
    paths.write(target, 0, to, out);
  }

  /** Appends the path by the general rules. */
  void path(Target target) {
    paths.write(target, out);
  }

  /** Appends {@code /text}. */
  void literal(byte[] text) {
    out.segment();
    out.append(text);
  }

  /** Appends a segment that the preset has recognised, as it is. */
  void keep(Target target, int i) {
    out.segment();
    out.append(target.path(), target.start(i), target.end(i));
  }

  /** Appends <code>/{id}</code>. */
  void id() {
    out.segment();
    Variable.ID.appendTo(out);
  }

  /** Appends a segment that is a name or a record: an identifier stays, all else is an id. */
  void nameOrId(Target target, int i) {
    if (isName(target, i)) {
      keep(target, i);
    } else {
      id();
    }
  }

  /** The same for a part of a segment, without the slash. */
  void nameOrId(byte[] b, int from, int to) {
    if (name(b, from, to)) {
      out.append(b, from, to);
    } else {
      Variable.ID.appendTo(out);
    }
  }

  /** Appends the segments from {@code from} on, each a name or a record. */
  void rest(Target target, int from) {
    int to = Math.min(target.count(), PathTemplater.MAX_SEGMENTS);
    for (int i = from; i < to; i++) {
      nameOrId(target, i);
    }
    if (target.count() > to) {
      out.cut();
    }
  }

  /**
   * Appends the segments from {@code from} on; those at the two given indexes are where the API
   * puts records, so that there a digit is enough to make an id.
   */
  void rest(Target target, int from, int record, int linkedRecord) {
    int to = Math.min(target.count(), linkedRecord + 1);
    for (int i = from; i < to; i++) {
      if ((i == record || i == linkedRecord) && (target.kinds(i) & Bytes.DIGIT) != 0) {
        id();
      } else {
        nameOrId(target, i);
      }
    }
    if (target.count() > to) {
      rest(target, to);
    }
  }

  /** Appends those of the query parameters that are there. */
  void params(Target target, Param[] names) {
    values.appendParams(target, names, out);
  }

  boolean isName(Target target, int i) {
    return i < target.count()
        && name(target.path(), target.start(i), target.end(i), target.kinds(i));
  }

  /** An identifier (also {@code $count}) in which the general rules find no variable. */
  boolean name(byte[] b, int from, int to) {
    return name(b, from, to, Bytes.kinds(b, from, to));
  }

  private boolean name(byte[] b, int from, int to, int kinds) {
    if (from < to && b[from] == '$') {
      return plainName(b, from + 1, to, Bytes.kinds(b, from + 1, to));
    }
    return plainName(b, from, to, kinds);
  }

  private boolean plainName(byte[] b, int from, int to, int kinds) {
    if (!ValueWriter.identifier(to - from, kinds)) {
      return false;
    }
    if (SegmentTemplater.plain(b, from, to, kinds)) {
      return true;
    }
    scratch.reset();
    return !segments.write(b, from, to, kinds, scratch) || numberedName(b, from, to);
  }

  /** {@code accounts_contacts_1}: up to two digits after letters number a name. */
  private static boolean numberedName(byte[] b, int from, int to) {
    int i = to;
    while (i > from && Bytes.isDigit(b[i - 1])) {
      i--;
    }
    if (to - i > 2 || i == to || i - from < 2 || b[i - 1] != '_') {
      return false;
    }
    for (int k = from; k < i; k++) {
      if (!Bytes.isLower(b[k]) && !Bytes.isUpper(b[k]) && b[k] != '_') {
        return false;
      }
    }
    return true;
  }
}
