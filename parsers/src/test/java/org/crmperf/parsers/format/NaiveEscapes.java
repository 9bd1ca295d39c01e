package org.crmperf.parsers.format;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a logged value: {@code \xHH}, {@code \"} and {@code \\} are undone, then every byte
 * that is no part of printable UTF-8 is written as {@code \xHH}. One character a byte.
 */
final class NaiveEscapes {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|([\"\\\\]))");

  /** Printable ASCII, or a well-formed UTF-8 sequence that is no C1 control character. */
  private static final Pattern UTF_8 =
      Pattern.compile(
          "[ -~]|\u00c2[\u00a0-\u00bf]|[\u00c3-\u00df][\u0080-\u00bf]"
              + "|\u00e0[\u00a0-\u00bf][\u0080-\u00bf]"
              + "|[\u00e1-\u00ec\u00ee\u00ef][\u0080-\u00bf]{2}"
              + "|\u00ed[\u0080-\u009f][\u0080-\u00bf]"
              + "|\u00f0[\u0090-\u00bf][\u0080-\u00bf]{2}"
              + "|[\u00f1-\u00f3][\u0080-\u00bf]{3}"
              + "|\u00f4[\u0080-\u008f][\u0080-\u00bf]{2}");

  private NaiveEscapes() {}

  static String decode(String text) {
    String decoded =
        ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(plain(match)));
    StringBuilder out = new StringBuilder();
    Matcher matcher = UTF_8.matcher(decoded);
    for (int i = 0; i < decoded.length(); ) {
      if (matcher.region(i, decoded.length()).lookingAt()) {
        out.append(matcher.group());
        i = matcher.end();
      } else {
        out.append(String.format(Locale.ROOT, "\\x%02X", (int) decoded.charAt(i++)));
      }
    }
    return out.toString();
  }

  private static String plain(MatchResult match) {
    return match.group(1) == null
        ? match.group(2)
        : String.valueOf((char) Integer.parseInt(match.group(1), 16));
  }
}
