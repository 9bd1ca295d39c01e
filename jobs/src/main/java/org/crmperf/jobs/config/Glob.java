package org.crmperf.jobs.config;

/** Whole-text wildcards: {@code *} is any text without a slash, {@code **} any text. */
final class Glob {
  private Glob() {}

  /**
   * Whether the pattern matches all of the text. Keeps the set of pattern positions reached, so
   * that no pattern takes more than pattern x text steps.
   */
  static boolean matches(String pattern, String text) {
    boolean[] reached = new boolean[pattern.length() + 1];
    reached[0] = true;
    spread(pattern, reached);
    for (int t = 0; t < text.length(); t++) {
      reached = step(pattern, reached, text.charAt(t));
      spread(pattern, reached);
    }
    return reached[pattern.length()];
  }

  /** A wildcard may match nothing. */
  private static void spread(String pattern, boolean[] reached) {
    for (int p = 0; p < pattern.length(); p++) {
      if (reached[p] && pattern.charAt(p) == '*') {
        reached[p + 1] = true;
        if (pattern.startsWith("**/", p) && (p == 0 || pattern.charAt(p - 1) == '/')) {
          reached[p + 3] = true; // no directory at all
        }
      }
    }
  }

  private static boolean[] step(String pattern, boolean[] reached, char c) {
    boolean[] next = new boolean[reached.length];
    for (int p = 0; p < pattern.length(); p++) {
      if (!reached[p]) {
        continue;
      }
      if (pattern.charAt(p) != '*') {
        next[p + 1] |= pattern.charAt(p) == c;
      } else if (c != '/' || isDouble(pattern, p)) {
        next[p] = true;
      }
    }
    return next;
  }

  private static boolean isDouble(String pattern, int p) {
    return (p + 1 < pattern.length() && pattern.charAt(p + 1) == '*')
        || (p > 0 && pattern.charAt(p - 1) == '*');
  }
}
