package org.crmperf.parsers.endpoint;

import java.util.List;

/** A user's rule, ready to run on one thread. */
final class CompiledRule {
  private final PathMatcher matcher;
  private final RuleName name;
  private final byte[][] params;

  private CompiledRule(PathMatcher matcher, RuleName name, byte[][] params) {
    this.matcher = matcher;
    this.name = name;
    this.params = params;
  }

  static CompiledRule[] compile(List<EndpointRule> rules) {
    return rules.stream().map(CompiledRule::compile).toArray(CompiledRule[]::new);
  }

  private static CompiledRule compile(EndpointRule rule) {
    PathMatcher matcher = PathMatcher.compile(rule.match());
    byte[][] params = rule.params().stream().map(Bytes::ascii).toArray(byte[][]::new);
    return new CompiledRule(matcher, RuleName.compile(effectiveName(rule), matcher), params);
  }

  /** The name, or the pattern where there is none. */
  static String effectiveName(EndpointRule rule) {
    String name = rule.name();
    return name == null || name.isEmpty() ? rule.match() : name;
  }

  /** Appends the endpoint when the path matches. */
  boolean map(Target target, ValueWriter values, TemplateBuffer out) {
    if (!matcher.matches(target)) {
      return false;
    }
    name.append(matcher, target, values, out);
    values.appendParams(target, params, out);
    return true;
  }
}
