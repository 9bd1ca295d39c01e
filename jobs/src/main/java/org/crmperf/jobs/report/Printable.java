package org.crmperf.jobs.report;

/**
 * Makes text that came from a log harmless to whatever shows it: control characters (terminal
 * escapes among them), line separators and marks that reorder text are written as {@code \xHH} or
 * {@code \}{@code uHHHH}, unpaired surrogates as U+FFFD. HTML and CSV escaping come on top of it.
 */
public final class Printable {
  private static final String HEX = "0123456789abcdef";

  private Printable() {}

  /** The text with what could do harm written out. */
  public static String text(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (isUnsafe(c) || Character.isSurrogate(c)) {
        return escaped(raw, i);
      }
    }
    return raw;
  }

  private static String escaped(String raw, int from) {
    StringBuilder out = new StringBuilder(raw.length() + 16).append(raw, 0, from);
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (isUnsafe(c)) {
        out.append(c < 0x100 ? "\\x" : "\\u");
        for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xF));
        }
      } else if (!Character.isSurrogate(c)) {
        out.append(c);
      } else if (i + 1 < raw.length() && Character.isSurrogatePair(c, raw.charAt(i + 1))) {
        out.append(c).append(raw.charAt(++i));
      } else {
        out.append('\uFFFD');
      }
    }
    return out.toString();
  }

  private static boolean isUnsafe(char c) {
    if (c < 0x7F) {
      return c < 0x20;
    }
    return c < 0xA0
        || c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
  }
}
