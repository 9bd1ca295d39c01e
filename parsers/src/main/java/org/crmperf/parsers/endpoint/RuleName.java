package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The right-hand side of a user's rule: literal text and captures in turn. */
final class RuleName {
  /** The literal before each capture, and the one at the end. */
  private final byte[][] literals;

  private final int[] captures;

  private RuleName(byte[][] literals, int[] captures) {
    this.literals = literals;
    this.captures = captures;
  }

  /** Compiles; an {@link IllegalArgumentException} says what is wrong with the name. */
  static RuleName compile(String name, PathMatcher matcher) {
    List<byte[]> literals = new ArrayList<>();
    List<Integer> captures = new ArrayList<>();
    int literal = 0;
    int open = name.indexOf("${");
    while (open >= 0) {
      int close = name.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("'${' without '}' in the name");
      }
      String variable = name.substring(open + 2, close);
      int capture = matcher.capture(variable);
      if (capture < 0) {
        throw new IllegalArgumentException(
            "the name uses ${" + variable + "}, which the pattern does not define");
      }
      literals.add(name.substring(literal, open).getBytes(StandardCharsets.UTF_8));
      captures.add(capture);
      literal = close + 1;
      open = name.indexOf("${", literal);
    }
    literals.add(name.substring(literal).getBytes(StandardCharsets.UTF_8));
    return new RuleName(
        literals.toArray(new byte[0][]), captures.stream().mapToInt(Integer::intValue).toArray());
  }

  void append(PathMatcher matcher, Target target, ValueWriter values, TemplateBuffer out) {
    for (int i = 0; i < captures.length; i++) {
      out.mark();
      out.append(literals[i]);
      out.mark();
      matcher.appendCapture(captures[i], target, values, out);
    }
    out.mark();
    out.append(literals[captures.length]);
  }
}
