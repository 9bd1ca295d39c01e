package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.ByteScan;

/** What texts that may be addresses and host names look like. */
final class HostText {
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

  private HostText() {}

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

  /** Whether it looks like a single host of a detected format: no list, no time. */
  static boolean isHost(byte[] b, int from, int to) {
    return isHosts(b, from, to)
        && ByteScan.indexOf(b, from, to, (byte) ' ') < 0
        && !isDecimal(b, from, to)
        && !isGlued(b, from, to)
        && !isHalfAnAddress(b, from, to);
  }

  /** The colon before a port is not the first one of an IPv6 address in brackets. */
  static boolean isHalfAnAddress(byte[] b, int from, int to) {
    return from < to && b[from] == '[' && ByteScan.indexOf(b, from, to, (byte) ']') < 0;
  }

  /**
   * Whether it is of digits and points, but too many for an address: the end of one line and the
   * client of the next.
   */
  static boolean isGlued(byte[] b, int from, int to) {
    int points = 0;
    int digits = 0;
    boolean tooMany = false;
    for (int i = from; i < to; i++) {
      if (b[i] == '.') {
        points++;
        digits = 0;
      } else if (b[i] >= '0' && b[i] <= '9') {
        digits++;
        tooMany |= digits > 3;
      } else {
        return false;
      }
    }
    return points > 3 || (points > 0 && tooMany);
  }

  /** Whether it is digits with one point among them. */
  static boolean isDecimal(byte[] b, int from, int to) {
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
}
