package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;

/** What a server writes behind the point of a time: it tells its times from its other numbers. */
enum Decimals {
  /** Anything: the user has said what the number is. */
  ANY,
  /** No point at all, as httpd's microseconds. */
  NONE,
  /** A point. */
  SOME,
  /** Three digits, as nginx's times; its compression ratio has two. */
  THREE;

  /** Whether the number in [from, to) is written so; a dash and nothing are no number. */
  boolean areIn(byte[] b, int from, int to) {
    return switch (this) {
      case ANY -> true;
      case NONE -> ByteScan.indexOf(b, from, to, (byte) '.') < 0;
      case SOME -> from == to || b[from] == '-' || ByteScan.indexOf(b, from, to, (byte) '.') >= 0;
      case THREE -> to - from > 4 && b[to - 4] == '.';
    };
  }
}
