package org.crmperf.jobs.config;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response-time targets.
 *
 * @param standard of an endpoint without an override
 * @param overrides in order; the first that matches wins
 */
public record Targets(Target standard, @SuppressWarnings("serial") List<EndpointTarget> overrides)
    implements Serializable {
  /** Target 1 s, Apdex T 500 ms. */
  static final Targets DEFAULTS = new Targets(new Target(1_000_000, 500_000), List.of());

  /**
   * Durations that a request is judged by.
   *
   * @param targetMicros a request that takes longer is over target
   * @param apdexMicros T: up to T a request satisfies, up to 4T it is tolerated
   */
  public record Target(long targetMicros, long apdexMicros) implements Serializable {}

  /**
   * A target for some endpoints.
   *
   * @param endpoint a glob over the endpoint's template: {@code *} within a segment, {@code **}
   *     across segments; all else, braces too, is literal
   * @param method null for any
   */
  public record EndpointTarget(String endpoint, @Nullable String method, Target target)
      implements Serializable {
    boolean matches(String endpointName, String endpointMethod) {
      return (method == null || method.equalsIgnoreCase(endpointMethod))
          && Glob.matches(endpoint, endpointName);
    }
  }

  /** The target of an endpoint. */
  public Target of(String endpoint, String method) {
    for (EndpointTarget override : overrides) {
      if (override.matches(endpoint, method)) {
        return override.target();
      }
    }
    return standard;
  }
}
