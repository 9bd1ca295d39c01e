package org.crmperf.parsers.endpoint;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's rule: requests whose path matches {@code match} are the endpoint {@code name}.
 *
 * @param match a pattern over the whole decoded path. A segment is literal text, {@code *} (any
 *     text within the segment, also as a part of it) or {@code {variable}} (the same, with a name);
 *     {@code **} is any number of segments. {@code regex:} in front makes the rest a Java regular
 *     expression over the whole path.
 * @param name the endpoint's name, taken as it is, except that <code>${variable}</code> inserts
 *     what the variable (of a regular expression: the group) matched. Null or empty: the pattern
 *     itself.
 * @param params query parameters that are part of the endpoint, in this order
 */
public record EndpointRule(String match, @Nullable String name, List<String> params)
    implements Serializable {
  public EndpointRule {
    params = List.copyOf(params);
  }

  /** A rule that keeps no query parameter. */
  public EndpointRule(String match, @Nullable String name) {
    this(match, name, List.of());
  }
}
