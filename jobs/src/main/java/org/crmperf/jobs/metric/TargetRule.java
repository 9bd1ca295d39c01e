package org.crmperf.jobs.metric;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A target for the endpoints of a pattern.
 *
 * @param endpoint an endpoint's name, in which {@code *} stands for any text
 * @param method the method, or null for all
 * @param targetMillis the response time above which a request is over target
 * @param apdexMillis the Apdex threshold T
 */
public record TargetRule(
    String endpoint, @Nullable String method, double targetMillis, double apdexMillis)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whether it is about an endpoint. */
  public boolean matches(String name, String requestMethod) {
    return (method == null || method.equals(requestMethod)) && globMatches(endpoint, name);
  }

  /** Whether it is about every endpoint. */
  boolean matchesAll() {
    return method == null && endpoint.equals("*");
  }

  /** Whether {@code text} matches a pattern in which '*' stands for any text, in linear space. */
  private static boolean globMatches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
