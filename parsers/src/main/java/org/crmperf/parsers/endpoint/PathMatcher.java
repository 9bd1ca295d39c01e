package org.crmperf.parsers.endpoint;

/** The left-hand side of a user's rule. Holds the captures of the last match; one per thread. */
sealed interface PathMatcher permits GlobPath, RegexPath {
  String REGEX = "regex:";

  /** Whether the whole path matches. */
  boolean matches(Target target);

  /** The number of the variable, to be given to {@link #appendCapture}; -1 for an unknown one. */
  int capture(String variable);

  /** Appends what the variable matched in the last match. */
  void appendCapture(int capture, Target target, ValueWriter values, TemplateBuffer out);

  static PathMatcher compile(String match) {
    return match.startsWith(REGEX)
        ? new RegexPath(match.substring(REGEX.length()))
        : GlobPath.compile(match);
  }
}
