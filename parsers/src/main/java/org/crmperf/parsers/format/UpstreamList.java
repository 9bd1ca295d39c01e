package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;

/**
 * nginx's grammar of a value per upstream try: {@code ", "} stands between servers, {@code " : "}
 * between server groups. A blank or a comma alone separates nothing.
 */
final class UpstreamList {
  private UpstreamList() {}

  /** Whether the byte at {@code at} belongs to a separator of the list that starts at from. */
  static boolean isSeparator(byte[] b, int from, int at, int to) {
    return switch (b[at]) {
      case ',' -> isAt(b, at + 1, to, ' ');
      case ':' -> isGroup(b, from, at, to);
      case ' ' ->
          (at > from && b[at - 1] == ',')
              || isGroup(b, from, at + 1, to)
              || isGroup(b, from, at - 1, to);
      default -> false;
    };
  }

  private static boolean isGroup(byte[] b, int from, int colon, int to) {
    return colon > from
        && isAt(b, colon, to, ':')
        && b[colon - 1] == ' '
        && isAt(b, colon + 1, to, ' ');
  }

  private static boolean isAt(byte[] b, int at, int to, char c) {
    return at < to && b[at] == c;
  }

  /** Whether the blank at {@code at} separates nothing; runs of blanks count as one. */
  static boolean isLoose(byte[] b, int from, int at, int to) {
    return at == from || !(b[at - 1] == ' ' || isSeparator(b, from, at, to));
  }

  /** Whether a blank stands in it that separates nothing. */
  static boolean hasLooseBlank(byte[] b, int from, int to) {
    int at = ByteScan.indexOf(b, from, to, (byte) ' ');
    while (at >= 0) {
      if (isLoose(b, from, at, to)) {
        return true;
      }
      at = ByteScan.indexOf(b, at + 1, to, (byte) ' ');
    }
    return false;
  }

  /** Whether it begins or ends with a separator: the rest of the list is elsewhere. */
  static boolean isTorn(byte[] b, int from, int to) {
    return to > from
        && (b[to - 1] == ','
            || (b[from] == ':' && (to - from == 1 || b[from + 1] == ' '))
            || (b[to - 1] == ':' && to - from > 1 && b[to - 2] == ' '));
  }
}
