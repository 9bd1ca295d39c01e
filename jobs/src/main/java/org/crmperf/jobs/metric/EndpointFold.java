package org.crmperf.jobs.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.crmperf.parsers.endpoint.EndpointGroups;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the number of endpoints bounded: the busiest stay, the rest share {@link
 * EndpointGroups#OTHER} under the method {@value #ANY_METHOD}. Which stay depends on the counts
 * alone (ties by name), not on the order in which files were read.
 */
public final class EndpointFold {
  /** The method of a group that holds several. */
  public static final String ANY_METHOD = "*";

  private EndpointFold() {}

  /** Whether an endpoint's name stands for a group of requests that have little in common. */
  public static boolean isMixed(String endpoint) {
    return endpoint.equals(EndpointGroups.OTHER)
        || endpoint.equals(EndpointGroups.NOT_FOUND)
        || endpoint.equals(EndpointGroups.MALFORMED);
  }

  /** Whether an endpoint's name stands for scripts, images and the like. */
  public static boolean isAssets(String endpoint) {
    return endpoint.equals(EndpointGroups.STATIC_ASSETS);
  }

  /** An endpoint and a method. */
  public record Endpoint(String endpoint, String method) implements Comparable<Endpoint> {
    /** The group of those beyond the limit. */
    public static final Endpoint OTHER = new Endpoint(EndpointGroups.OTHER, ANY_METHOD);

    /** The endpoint of a key. */
    public static Endpoint of(RollupKey key) {
      return new Endpoint(key.endpoint(), key.method());
    }

    @Override
    public int compareTo(Endpoint other) {
      int order = endpoint.compareTo(other.endpoint);
      return order != 0 ? order : method.compareTo(other.method);
    }

    // a record's own are linked at run time, and then called as method handles

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Endpoint o && endpoint.equals(o.endpoint) && method.equals(o.method);
    }

    @Override
    public int hashCode() {
      return 31 * endpoint.hashCode() + method.hashCode();
    }
  }

  /**
   * The endpoints that share the group when at most {@code limit} may be told apart, the group
   * among them; empty if there is no need.
   */
  public static Set<Endpoint> folded(Map<Endpoint, Long> requests, int limit) {
    boolean alreadyGrouped =
        requests.keySet().stream().anyMatch(e -> e.endpoint().equals(EndpointGroups.OTHER));
    if (requests.size() <= limit && !alreadyGrouped) {
      return Set.of();
    }
    List<Endpoint> byCount = new ArrayList<>(requests.keySet());
    Function<Endpoint, Long> count = e -> requests.getOrDefault(e, 0L);
    byCount.removeIf(e -> e.endpoint().equals(EndpointGroups.OTHER));
    byCount.sort(Comparator.comparing(count).reversed().thenComparing(Comparator.naturalOrder()));
    Set<Endpoint> folded = new HashSet<>();
    requests.keySet().stream()
        .filter(e -> e.endpoint().equals(EndpointGroups.OTHER))
        .forEach(folded::add);
    int kept = Math.min(byCount.size(), Math.max(0, limit - 1));
    folded.addAll(byCount.subList(kept, byCount.size()));
    return folded;
  }
}
