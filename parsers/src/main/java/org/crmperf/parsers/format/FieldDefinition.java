package org.crmperf.parsers.format;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.FormatToken.Literal;

/**
 * Takes a definition of our own apart: {@code <client> [<time_clf>] "<request>" <duration_ms>ms},
 * names between angle brackets as {@link FieldVariables} knows them, all else literal. It is for
 * servers that have no format string, and for those whose format string has no unit in it.
 */
final class FieldDefinition {
  private FieldDefinition() {}

  static List<FormatToken> tokens(String definition) {
    List<FormatToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < definition.length()) {
      int open = definition.indexOf('<', at);
      int close = open < 0 ? -1 : definition.indexOf('>', open);
      if (close < 0) {
        break;
      }
      if (open > at) {
        tokens.add(new Literal(definition.substring(at, open)));
      }
      String name = definition.substring(open + 1, close);
      FormatToken.Variable variable = FieldVariables.find(name);
      if (variable == null) {
        throw Errors.usage(
            "unknown variable <"
                + name
                + "> at character "
                + (open + 1)
                + " of the format: "
                + definition,
            "take time:%Y-%m-%d... or one of " + String.join(", ", FieldVariables.names()));
      }
      tokens.add(variable);
      at = close + 1;
    }
    if (at < definition.length()) {
      tokens.add(new Literal(definition.substring(at)));
    }
    return tokens;
  }
}
