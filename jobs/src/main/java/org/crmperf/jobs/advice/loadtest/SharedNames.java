package org.crmperf.jobs.advice.loadtest;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * How endpoints of a test and of production find each other: by name and method, or by name alone
 * where one of the two does not say the method, as load tests that name their requests often do.
 */
public final class SharedNames implements UnaryOperator<Endpoint> {
  private final Set<String> withoutMethod = new HashSet<>();

  /** The names of both sides. */
  public SharedNames(Collection<Endpoint> production, Collection<Endpoint> test) {
    production.forEach(this::look);
    test.forEach(this::look);
  }

  private void look(Endpoint endpoint) {
    if (endpoint.method().isEmpty() || endpoint.method().equals("-")) {
      withoutMethod.add(endpoint.endpoint());
    }
  }

  @Override
  public Endpoint apply(Endpoint endpoint) {
    return withoutMethod.contains(endpoint.endpoint())
        ? new Endpoint(endpoint.endpoint(), EndpointFold.ANY_METHOD)
        : endpoint;
  }

  /** Whether an endpoint is one that a test could have: no group, no static file. */
  public static boolean isComparable(Endpoint endpoint) {
    return !EndpointFold.isMixed(endpoint.endpoint())
        && !EndpointFold.isAssets(endpoint.endpoint());
  }
}
