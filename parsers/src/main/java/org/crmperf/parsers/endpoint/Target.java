package org.crmperf.parsers.endpoint;

/**
 * A request target taken apart: the decoded and normalised path as segments, and where the raw
 * query string lies. Reused from call to call.
 *
 * <p>Normalising removes what does not change the endpoint: scheme and host, {@code ;jsessionid}
 * and other path parameters, percent-encoding (also double), dot-segments, repeated slashes.
 */
final class Target {
  /** Bytes of a path that are looked at; a longer one is cut here. */
  private static final int MAX_PATH = 2048;

  private static final int MAX_SEGMENTS = 64;
  private static final byte[] HTTP_VERSION = Bytes.ascii(" HTTP/");
  private static final byte[] NOTHING = {};

  /** Holds a path that had to be decoded or cut; others are read where they are. */
  private final byte[] decoded = new byte[MAX_PATH];

  private final int[] starts = new int[MAX_SEGMENTS];
  private final int[] ends = new int[MAX_SEGMENTS];
  private final int[] kinds = new int[MAX_SEGMENTS];
  private final QueryParams params = new QueryParams();
  private byte[] path = decoded;
  private int count;
  private boolean trailingSlash;
  private byte[] url = NOTHING;
  private int queryFrom;
  private int queryTo;

  /** Whether the query string has been searched for parameters and its fragment cut off. */
  private boolean queryRead;

  private int valueFrom;
  private int valueTo;

  /** Takes {@code url[from,to)} apart; false when it is not a request target. */
  boolean parse(byte[] source, int from, int to) {
    url = source;
    count = 0;
    trailingSlash = false;
    int end = trimmedEnd(source, from, to);
    queryFrom = end;
    queryTo = end;
    queryRead = false;
    return splitInPlace(source, from, end) || normalise(source, from, end);
  }

  /** The way of an ordinary target: one pass, no copy. False when it is not ordinary. */
  private boolean splitInPlace(byte[] b, int from, int to) {
    int i = from;
    int start = from;
    while (i < to && b[i] == '/') {
      start = ++i;
      int seen = 0;
      int kind = 0;
      while (i < to && (kind = Bytes.kind(b[i])) >= 0) {
        seen |= kind;
        i++;
      }
      if (seen == Bytes.DOT && i - start <= 2) {
        return false;
      }
      put(start, i, seen);
    }
    if (i == from || i - from > MAX_PATH || i < to && b[i] != '?') {
      return false;
    }
    path = b;
    queryFrom = Math.min(i + 1, to);
    trailingSlash = start == i && count > 0;
    return true;
  }

  /** The way of all others; false when it is not a request target. */
  private boolean normalise(byte[] source, int from, int to) {
    count = 0;
    int start = pathStart(source, from, to);
    if (start < 0) {
      return false;
    }
    int pathEnd = cutQuery(source, start, to);
    int n = Math.min(pathEnd - start, MAX_PATH);
    path = decoded;
    System.arraycopy(source, start, path, 0, n);
    return split(PercentDecoder.decode(path, 0, n));
  }

  int count() {
    return count;
  }

  /** Whether the path ends in a slash (the root does not count). */
  boolean trailingSlash() {
    return trailingSlash;
  }

  byte[] path() {
    return path;
  }

  int start(int segment) {
    return starts[segment];
  }

  int end(int segment) {
    return ends[segment];
  }

  /** The kinds of bytes that the segment has, see {@link Bytes#kinds}. */
  int kinds(int segment) {
    return kinds[segment];
  }

  boolean is(int segment, byte[] text) {
    return segment >= 0
        && segment < count
        && Bytes.equal(path, starts[segment], ends[segment], text);
  }

  boolean isAny(int segment, byte[][] texts) {
    for (byte[] text : texts) {
      if (is(segment, text)) {
        return true;
      }
    }
    return false;
  }

  boolean startsUpper(int segment) {
    return segment < count && Bytes.isUpper(path[starts[segment]]);
  }

  byte[] url() {
    return url;
  }

  int queryFrom() {
    return queryFrom;
  }

  int queryTo() {
    readQuery();
    return queryTo;
  }

  /** Whether something follows the question mark; it may be a mere fragment. */
  boolean hasQuery() {
    return queryTo > queryFrom;
  }

  /**
   * Looks for the first parameter of that name with a value, as {@link #findParam(byte[])} does.
   */
  boolean findParam(Param param) {
    readQuery();
    if (!params.has(param)) {
      return false;
    }
    valueFrom = params.valueFrom(param);
    valueTo = params.valueTo(param);
    return true;
  }

  /**
   * Looks for the first query parameter of that name with a value; then {@link #valueFrom()} and
   * {@link #valueTo()} bound its raw value in {@link #url()}.
   */
  boolean findParam(byte[] name) {
    readQuery();
    int i = queryFrom;
    while (i < queryTo) {
      int next = Bytes.indexOf(url, i, queryTo, '&');
      int end = next < 0 ? queryTo : next;
      int equals = i + name.length;
      if (equals + 1 < end && url[equals] == '=' && Bytes.startsWith(url, i, equals, name)) {
        valueFrom = equals + 1;
        valueTo = end;
        return true;
      }
      i = end + 1;
    }
    return false;
  }

  int valueFrom() {
    return valueFrom;
  }

  int valueTo() {
    return valueTo;
  }

  private void readQuery() {
    if (!queryRead) {
      queryRead = true;
      queryTo = params.read(url, queryFrom, queryTo);
    }
  }

  /** Drops white space and a protocol version that a broken request line left behind. */
  private static int trimmedEnd(byte[] b, int from, int to) {
    int end = to;
    while (end > from && b[end - 1] == ' ') {
      end--;
    }
    int version = end - HTTP_VERSION.length - 3;
    if (version > from && b[version] == ' ' && Bytes.startsWith(b, version, end, HTTP_VERSION)) {
      end = version;
    }
    return end;
  }

  /** Where the path starts: here, after {@code scheme://host}, or -1. */
  private static int pathStart(byte[] b, int from, int to) {
    if (from >= to) {
      return -1;
    }
    if (b[from] == '/') {
      return from;
    }
    int i = from;
    while (i < to && (Bytes.isAlnum(b[i]) || b[i] == '+' || b[i] == '-' || b[i] == '.')) {
      i++;
    }
    if (i == from || i + 3 >= to || b[i] != ':' || b[i + 1] != '/' || b[i + 2] != '/') {
      return -1;
    }
    i += 3;
    while (i < to && b[i] != '/' && b[i] != '?' && b[i] != '#') {
      i++;
    }
    return i;
  }

  /** Bounds the query string and returns where the path ends. */
  private int cutQuery(byte[] b, int from, int to) {
    int end = to;
    int ampersand = -1;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c == '?') {
        queryFrom = i + 1;
        end = i;
        break;
      }
      if (c == '#') {
        end = i;
        break;
      }
      if (c == '&' && ampersand < 0) {
        ampersand = i;
      }
    }
    // "/page&a=b": a query that lost its question mark
    boolean lostQuestionMark = ampersand >= 0 && Bytes.indexOf(b, ampersand, end, '=') >= 0;
    return lostQuestionMark ? ampersand : end;
  }

  /** Cuts the decoded path into segments; false when it holds control bytes. */
  private boolean split(int length) {
    int i = 0;
    trailingSlash = false;
    while (i < length) {
      int start = i;
      int end = -1;
      while (i < length && path[i] != '/') {
        byte c = path[i];
        if ((c >= 0 && c < ' ') || c == 0x7f) {
          return false;
        }
        if (c == '?') {
          // an encoded question mark: what follows is a query string, not a name
          length = i;
          break;
        }
        if (c == ';' && end < 0) {
          end = i;
        }
        i++;
      }
      trailingSlash = i < length;
      addSegment(start, end < 0 ? i : end);
      i++;
    }
    trailingSlash = trailingSlash && count > 0;
    return true;
  }

  private void addSegment(int start, int end) {
    int n = end - start;
    if (n == 0 || (n == 1 && path[start] == '.')) {
      return;
    }
    if (n == 2 && path[start] == '.' && path[start + 1] == '.') {
      count = Math.max(0, count - 1);
      return;
    }
    put(start, end, Bytes.kinds(path, start, end));
  }

  private void put(int start, int end, int seen) {
    if (start < end && count < MAX_SEGMENTS) {
      starts[count] = start;
      ends[count] = end;
      kinds[count] = seen;
      count++;
    }
  }
}
