package org.crmperf.parsers.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.FormatToken.Literal;
import org.crmperf.parsers.format.FormatToken.Variable;
import org.crmperf.parsers.schema.AccessField;

/** Tokens to a format: decides which variable fills which field and what ends each value. */
final class FormatCompiler {
  private FormatCompiler() {}

  static TextFormat compile(String name, String definition, List<FormatToken> tokens) {
    List<FormatToken> joined = joinTargets(joinLiterals(tokens));
    Map<AccessField, Variable> owners = owners(joined);
    if (!owners.containsKey(AccessField.TIME)) {
      throw Errors.usage(
          "the format has no time stamp: " + definition,
          "add $time_local (nginx) or %t (Apache), without which a line has no hour");
    }
    byte[] prefix = new byte[0];
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      if (joined.get(i) instanceof Variable variable) {
        String before = i > 0 && joined.get(i - 1) instanceof Literal l ? l.text() : "";
        Piece piece = piece(variable, owners);
        piece = pieces.isEmpty() && piece instanceof NamePiece who ? who.first() : piece;
        if (i + 1 < joined.size()
            && joined.get(i + 1) instanceof Variable next
            && next.field() == AccessField.URL) {
          piece = new HostAndTargetPiece(piece, piece(next, owners));
          i++;
        }
        follow(piece, before, joined, i, definition);
        pieces.add(piece);
      } else if (i == 0 && joined.get(0) instanceof Literal literal) {
        prefix = bytes(literal.text());
      }
    }
    Set<AccessField> fields = EnumSet.copyOf(owners.keySet());
    Variable duration = owners.get(AccessField.DURATION);
    if (duration == null) {
      duration = owners.get(AccessField.UPSTREAM);
    }
    pieces.forEach(piece -> fields.addAll(piece.alsoFills()));
    return new TextFormat(
        name, definition, prefix, pieces, fields, duration == null ? 1 : duration.grainMicros());
  }

  private static Piece piece(Variable variable, Map<AccessField, Variable> owners) {
    boolean owner = variable.field() != null && variable.equals(owners.get(variable.field()));
    return variable.piece().apply(owner ? variable.field() : null);
  }

  private static void follow(
      Piece piece, String before, List<FormatToken> tokens, int i, String definition) {
    if (i + 1 == tokens.size()) {
      piece.follow(new byte[0], false);
    } else if (tokens.get(i + 1) instanceof Literal literal) {
      boolean inQuotes = before.endsWith("\"") && literal.text().startsWith("\"");
      piece.follow(bytes(literal.text()), inQuotes);
    } else {
      throw Errors.usage(
          "nothing separates "
              + piece.variable
              + " from the variable after it in the format: "
              + definition,
          "put a character that neither value holds between them");
    }
  }

  private static List<FormatToken> joinLiterals(List<FormatToken> tokens) {
    List<FormatToken> joined = new ArrayList<>();
    for (FormatToken token : tokens) {
      int last = joined.size() - 1;
      if (token instanceof Literal literal && last >= 0 && joined.get(last) instanceof Literal l) {
        joined.set(last, new Literal(l.text() + literal.text()));
      } else {
        joined.add(token);
      }
    }
    return joined;
  }

  /** {@code $uri$is_args$args} and {@code %U%q}: a path and what follows it is one target. */
  private static List<FormatToken> joinTargets(List<FormatToken> tokens) {
    List<FormatToken> joined = new ArrayList<>();
    for (FormatToken token : tokens) {
      int last = joined.size() - 1;
      boolean query =
          token instanceof Variable v
              && (v.name().equals("$is_args")
                  || v.name().equals("$args")
                  || v.name().equals("$query_string")
                  || v.name().equals("%q"));
      boolean afterTarget =
          last >= 0
              && joined.get(last) instanceof Variable target
              && target.field() == AccessField.URL;
      if (!(query && afterTarget)) {
        joined.add(token);
      }
    }
    return joined;
  }

  private static Map<AccessField, Variable> owners(List<FormatToken> tokens) {
    Map<AccessField, Variable> owners = new EnumMap<>(AccessField.class);
    for (FormatToken token : tokens) {
      if (token instanceof Variable variable && variable.field() != null) {
        Variable owner = owners.get(variable.field());
        if (owner == null || variable.preference() > owner.preference()) {
          owners.put(variable.field(), variable);
        }
      }
    }
    return owners;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
