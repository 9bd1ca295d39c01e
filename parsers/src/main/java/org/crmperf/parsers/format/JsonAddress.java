package org.crmperf.parsers.format;

/** The address of {@code 10.0.0.12:59292} and {@code [2001:db8::1]:443}. */
final class JsonAddress {
  private JsonAddress() {}

  /** Where the address starts. */
  static int from(byte[] b, int from, int to) {
    return closing(b, from, to) > 0 ? from + 1 : from;
  }

  /** Where the address ends; an address of many colons has no port. */
  static int to(byte[] b, int from, int to) {
    int bracket = closing(b, from, to);
    if (bracket > 0) {
      return bracket;
    }
    int colon = -1;
    for (int i = from; i < to; i++) {
      if (b[i] == ':') {
        if (colon >= 0) {
          return to;
        }
        colon = i;
      }
    }
    return colon > from ? colon : to;
  }

  private static int closing(byte[] b, int from, int to) {
    if (b[from] == '[') {
      for (int i = from + 2; i < to; i++) {
        if (b[i] == ']') {
          return i;
        }
      }
    }
    return -1;
  }
}
