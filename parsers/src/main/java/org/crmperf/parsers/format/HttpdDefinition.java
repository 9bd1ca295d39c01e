package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.FormatToken.Literal;

/**
 * Takes an Apache httpd or Tomcat {@code LogFormat} string apart. A whole {@code LogFormat "..."
 * name} directive may be given as it stands in the configuration.
 */
final class HttpdDefinition {
  private final String text;
  private final HttpdDialect dialect;
  private final List<FormatToken> tokens = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private HttpdDefinition(String text, HttpdDialect dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  static List<FormatToken> tokens(String definition, HttpdDialect dialect) {
    String text = definition.strip();
    if (text.startsWith("LogFormat ")) {
      int open = text.indexOf('"');
      int close = open < 0 ? -1 : closingQuote(text, open + 1);
      text = close > open ? text.substring(open + 1, close) : text;
    }
    return new HttpdDefinition(HttpdStamps.joined(unescape(text), dialect), dialect).parse();
  }

  /** The next quote without a backslash before it: the nickname may stand in quotes too. */
  private static int closingQuote(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i < text.length() ? i : -1;
  }

  private static String unescape(String text) {
    return text.replace("\\\"", "\"").replace("\\t", "\t").replace("\\\\", "\\");
  }

  private List<FormatToken> parse() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '%') {
        literal.append(c);
        i++;
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '%') {
        literal.append('%');
        i += 2;
      } else {
        i = directive(i);
      }
    }
    endLiteral();
    return tokens;
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      tokens.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /** Reads one directive from its percent sign; returns the position after it. */
  private int directive(int start) {
    int i = start + 1;
    // %>s, %<s and %!200,304{Referer}i: which request, and only for these states
    while (i < text.length() && "<>!,".indexOf(text.charAt(i)) >= 0 || isDigit(i)) {
      i++;
    }
    String modifiers = text.substring(start + 1, i);
    String argument = "";
    if (i < text.length() && text.charAt(i) == '{') {
      int close = text.indexOf('}', i);
      if (close < 0) {
        throw unknown(start, text.substring(start));
      }
      argument = text.substring(i + 1, close);
      i = close + 1;
    }
    int length = i < text.length() && text.charAt(i) == '^' ? 3 : 1;
    if (i + length > text.length()) {
      throw unknown(start, text.substring(start));
    }
    String letter = text.substring(i, i + length);
    List<FormatToken> found =
        letter.equals("s") && argument.isEmpty()
            ? List.of(HttpdDirectives.status(modifiers))
            : HttpdDirectives.find(letter, argument, dialect);
    if (found.isEmpty()) {
      throw unknown(start, text.substring(start, i + length));
    }
    for (FormatToken token : found) {
      if (token instanceof Literal l) {
        literal.append(l.text());
      } else {
        endLiteral();
        tokens.add(token);
      }
    }
    return i + length;
  }

  private boolean isDigit(int i) {
    return i < text.length() && Character.isDigit(text.charAt(i));
  }

  private RuntimeException unknown(int at, String directive) {
    return Errors.usage(
        "unknown variable " + directive + " at character " + (at + 1) + " of the format: " + text,
        "correct it; crm-perf formats lists the known presets");
  }
}
