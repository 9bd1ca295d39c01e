package org.crmperf.parsers.endpoint;

/** The general rules: templates a path segment by segment. */
final class PathTemplater {
  /** Segments that a template shows; what follows becomes <code>/**</code>. */
  static final int MAX_SEGMENTS = 12;

  /** A small number after one of these is a version: {@code /api/2/users}. */
  private static final byte[][] BEFORE_VERSION = Bytes.allAscii("api", "rest", "xmlrpc");

  private final SegmentTemplater segments;

  PathTemplater(SegmentTemplater segments) {
    this.segments = segments;
  }

  /** Appends the whole path's template; true when it holds a variable. */
  boolean write(Target target, TemplateBuffer out) {
    int count = target.count();
    boolean variable = write(target, 0, Math.min(count, MAX_SEGMENTS), out);
    if (count > MAX_SEGMENTS) {
      out.cut();
    } else if (count == 0 || target.trailingSlash()) {
      out.append('/');
    }
    return variable;
  }

  /** Appends the segments {@code [from,to)}, each with its slash. */
  boolean write(Target target, int from, int to, TemplateBuffer out) {
    boolean variable = false;
    int i = from;
    while (i < to) {
      out.segment();
      int date = dateSegments(target, i, to);
      if (date > 0) {
        Variable.DATE.appendTo(out);
        variable = true;
        i += date;
      } else {
        variable |= writeOne(target, i, out);
        i++;
      }
    }
    return variable;
  }

  private boolean writeOne(Target target, int i, TemplateBuffer out) {
    byte[] path = target.path();
    int start = target.start(i);
    int end = target.end(i);
    if (end - start <= 2 && target.kinds(i) == Bytes.DIGIT && afterApi(target, i)) {
      out.append(path, start, end);
      return false;
    }
    if (!Bytes.isAlnum(path[end - 1]) && i == target.count() - 1 && !target.trailingSlash()) {
      return segments.write(path, start, withoutTrailingGarbage(path, start, end), out);
    }
    return segments.write(path, start, end, target.kinds(i), out);
  }

  private static boolean afterApi(Target target, int i) {
    return target.isAny(i - 1, BEFORE_VERSION);
  }

  /** How many segments from here on are a date ({@code 2017/06/29}, {@code 2017/06}); else 0. */
  private static int dateSegments(Target target, int i, int to) {
    if (i + 1 >= to || target.kinds(i) != Bytes.DIGIT) {
      return 0;
    }
    byte[] path = target.path();
    if (!Dates.year(path, target.start(i), target.end(i))
        || !Dates.month(path, target.start(i + 1), target.end(i + 1))) {
      return 0;
    }
    boolean day = i + 2 < to && Dates.day(path, target.start(i + 2), target.end(i + 2));
    return day ? 3 : 2;
  }

  /** Links copied out of text drag quotes, brackets and full stops along. */
  private static int withoutTrailingGarbage(byte[] path, int start, int end) {
    int i = end;
    while (i > start && trailingGarbage(path, start, i - 1)) {
      i--;
    }
    return i == start ? end : i;
  }

  private static boolean trailingGarbage(byte[] path, int start, int i) {
    return switch (path[i]) {
      case '"', '\'', ',', '.', ':', '>', ' ' -> true;
      case ')' -> Bytes.indexOf(path, start, i, '(') < 0;
      case ']' -> Bytes.indexOf(path, start, i, '[') < 0;
      default -> false;
    };
  }
}
