package org.crmperf.parsers.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what nginx (escape=default) and Apache do to bytes they do not want in a log: {@code \xHH},
 * {@code \"}, {@code \\} and Apache's C escapes. One character a byte.
 */
final class NaiveEscapes {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|([\"\\\\bnrtvf]))");

  private NaiveEscapes() {}

  static String decode(String text) {
    return ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(plain(match)));
  }

  private static String plain(java.util.regex.MatchResult match) {
    if (match.group(1) != null) {
      return String.valueOf((char) Integer.parseInt(match.group(1), 16));
    }
    return switch (match.group(2)) {
      case "b" -> "\b";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "v" -> "\u000b";
      case "f" -> "\f";
      default -> match.group(2);
    };
  }
}
