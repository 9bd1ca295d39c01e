package org.crmperf.parsers.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a user's rule. */
final class RuleProblems {
  private static final int MAX_NAME = 120;
  private static final int MAX_PARAMS = 8;
  private static final int MAX_PARAM = 64;

  private RuleProblems() {}

  static @Nullable String find(EndpointRule rule) {
    String problem = inMatch(rule.match());
    if (problem == null) {
      problem = inName(rule);
    }
    return problem == null ? inParams(rule) : problem;
  }

  private static @Nullable String inMatch(String match) {
    if (match.startsWith(PathMatcher.REGEX)) {
      try {
        new RegexPath(match.substring(PathMatcher.REGEX.length()));
        return null;
      } catch (PatternSyntaxException e) {
        return "not a regular expression: " + e.getDescription() + " near index " + e.getIndex();
      }
    }
    if (!match.startsWith("/")) {
      return "a pattern starts with '/' or with '" + PathMatcher.REGEX + "'";
    }
    if (match.indexOf('?') >= 0) {
      return "a pattern is about the path; name the query parameters under 'params'";
    }
    try {
      GlobPath.compile(match);
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static @Nullable String inName(EndpointRule rule) {
    String name = CompiledRule.effectiveName(rule);
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
      return "the name is longer than " + MAX_NAME + " bytes";
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return "the name holds a control character";
    }
    try {
      RuleName.compile(name, PathMatcher.compile(rule.match()));
      return null;
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static @Nullable String inParams(EndpointRule rule) {
    if (rule.params().size() > MAX_PARAMS) {
      return "more than " + MAX_PARAMS + " query parameters";
    }
    for (String param : rule.params()) {
      boolean plain = param.chars().allMatch(c -> c > ' ' && c < 0x7f && "&=#?".indexOf(c) < 0);
      if (param.isEmpty() || param.length() > MAX_PARAM || !plain) {
        return "'" + param + "' cannot be the name of a query parameter";
      }
    }
    return null;
  }
}
