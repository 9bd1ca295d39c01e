package org.crmperf.jobs.advice.cause;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.RequestStats;

/**
 * One endpoint of the platform, whichever services answer it: a row of endpoints.csv. What is said
 * of a number of endpoints counts these, so that a second service doubles nothing.
 *
 * @param cases it in each service that has it
 */
record PlatformEndpoint(
    String endpoint,
    String method,
    long targetMicros,
    RequestStats stats,
    List<EndpointCase> cases) {

  /** The platform's endpoints, in the order in which they come first. */
  static List<PlatformEndpoint> of(List<EndpointCase> cases) {
    Map<String, List<EndpointCase>> byName = new LinkedHashMap<>();
    for (EndpointCase one : cases) {
      byName.computeIfAbsent(one.series().name(), n -> new ArrayList<>(1)).add(one);
    }
    Collection<List<EndpointCase>> all = byName.values();
    return all.parallelStream().map(PlatformEndpoint::merged).toList();
  }

  /** One service's endpoint by itself. */
  static PlatformEndpoint of(EndpointCase one) {
    return merged(List.of(one));
  }

  private static PlatformEndpoint merged(List<EndpointCase> cases) {
    EndpointCase first = cases.get(0);
    RequestStats stats = first.stats();
    if (cases.size() > 1) {
      stats = new RequestStats();
      for (EndpointCase one : cases) {
        stats.addCounts(one.stats());
      }
    }
    return new PlatformEndpoint(
        first.series().endpoint(),
        first.series().method(),
        first.targetMicros(),
        stats,
        List.copyOf(cases));
  }

  /** Whether the report calls it slow. */
  boolean isSlow() {
    return EndpointCase.isSlow(stats, targetMicros);
  }

  /** Whether it stands for one template, and not for a group. */
  boolean isOne() {
    return !EndpointFold.isMixed(endpoint);
  }

  boolean isAssets() {
    return EndpointFold.isAssets(endpoint);
  }

  /** Answers 502, 503 and 504. */
  long gatewayErrors() {
    return stats.gatewayErrors[0] + stats.gatewayErrors[1] + stats.gatewayErrors[2];
  }

  /** Its slowest requests, the slowest first. */
  List<Exemplar> exemplars() {
    return EndpointCase.worst(cases);
  }
}
