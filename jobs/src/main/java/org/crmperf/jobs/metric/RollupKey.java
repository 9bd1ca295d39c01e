package org.crmperf.jobs.metric;

import java.util.Comparator;

/**
 * What a rollup row is about.
 *
 * @param hourStart start of the hour, microseconds since 1970 UTC
 */
public record RollupKey(long hourStart, String service, String endpoint, String method)
    implements Comparable<RollupKey> {
  private static final Comparator<RollupKey> ORDER =
      Comparator.comparingLong(RollupKey::hourStart)
          .thenComparing(RollupKey::service)
          .thenComparing(RollupKey::endpoint)
          .thenComparing(RollupKey::method);

  @Override
  public int compareTo(RollupKey other) {
    return ORDER.compare(this, other);
  }
}
