package org.crmperf.jobs.metric;

import org.jspecify.annotations.Nullable;

/**
 * What a rollup row is about.
 *
 * @param hourStart start of the hour, microseconds since 1970 UTC
 */
public record RollupKey(long hourStart, String service, String endpoint, String method)
    implements Comparable<RollupKey> {
  @Override
  public int compareTo(RollupKey other) {
    int order = Long.compare(hourStart, other.hourStart);
    order = order == 0 ? service.compareTo(other.service) : order;
    order = order == 0 ? endpoint.compareTo(other.endpoint) : order;
    return order == 0 ? method.compareTo(other.method) : order;
  }

  // a record's own are linked at run time, and then called as method handles

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RollupKey o
        && hourStart == o.hourStart
        && endpoint.equals(o.endpoint)
        && method.equals(o.method)
        && service.equals(o.service);
  }

  @Override
  public int hashCode() {
    int hash = 31 * Long.hashCode(hourStart) + service.hashCode();
    return 31 * (31 * hash + endpoint.hashCode()) + method.hashCode();
  }
}
