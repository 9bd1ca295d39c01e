package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.FormatToken.Literal;
import org.crmperf.parsers.format.FormatToken.Variable;

/**
 * Takes an nginx {@code log_format} string apart. A whole {@code log_format name '...' '...';}
 * statement may be given as it stands in the configuration.
 */
final class NginxDefinition {
  private NginxDefinition() {}

  static List<FormatToken> tokens(String definition) {
    String text =
        definition.startsWith("log_format ") ? statement(definition) : unescaped(definition);
    List<FormatToken> tokens = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = c == '$' ? nameEnd(text, i + 1) : i;
      if (c != '$' || end == i + 1) {
        literal.append(c);
        i++;
        continue;
      }
      if (literal.length() > 0) {
        tokens.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
      String name = text.substring(i + 1, end).replace("{", "").replace("}", "");
      Variable variable = NginxVariables.find(name);
      if (variable == null) {
        throw Errors.usage(
            "unknown variable $" + name + " at character " + (i + 1) + " of the format: " + text,
            "correct its name; a variable of your own (map, set) can be written as $http_" + name);
      }
      tokens.add(variable);
      i = end;
    }
    if (literal.length() > 0) {
      tokens.add(new Literal(literal.toString()));
    }
    return tokens;
  }

  /** The end of the name that starts after the dollar sign; braces may enclose it. */
  private static int nameEnd(String text, int start) {
    int i = start;
    boolean braces = i < text.length() && text.charAt(i) == '{';
    if (braces) {
      int close = text.indexOf('}', i);
      return close < 0 ? start : close + 1;
    }
    while (i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
      i++;
    }
    return i;
  }

  /** The format inside {@code log_format name [escape=...] 'part' 'part';}. */
  private static String statement(String definition) {
    StringBuilder format = new StringBuilder();
    int i = 0;
    while (i < definition.length()) {
      char quote = definition.charAt(i++);
      if (quote == '\'' || quote == '"') {
        int from = i;
        while (i < definition.length() && definition.charAt(i) != quote) {
          i += definition.charAt(i) == '\\' ? 2 : 1;
        }
        format.append(unescaped(definition.substring(from, Math.min(i, definition.length()))));
        i++;
      } else if (quote == '#') {
        int newline = definition.indexOf('\n', i);
        i = newline < 0 ? definition.length() : newline;
      }
    }
    return format.toString();
  }

  /** What nginx makes of a text in its configuration: other backslashes stand for themselves. */
  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char next = text.charAt(i) == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
      char meant =
          switch (next) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case '"', '\'', '\\' -> next;
            default -> 0;
          };
      plain.append(meant == 0 ? text.charAt(i) : meant);
      i += meant == 0 ? 1 : 2;
    }
    return plain.toString();
  }
}
