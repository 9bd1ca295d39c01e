package org.crmperf.jobs.metric;

import org.jspecify.annotations.Nullable;

/**
 * A request that shows what is meant; its time finds it in {@code requests/}.
 *
 * @param micros its duration
 * @param timeMicros when it was stamped, epoch microseconds
 * @param status negative if unknown
 * @param bytes of the response, negative if unknown
 * @param target as logged, at most {@value #MOST_BYTES} bytes of it
 */
public record Exemplar(long micros, long timeMicros, long status, long bytes, String target) {
  /** The longest target that is kept. */
  public static final int MOST_BYTES = 200;

  /** Durations below this make no exemplar, microseconds. */
  public static final long LEAST_MICROS = 50_000;

  /** Whether it is the better of the two: slower, or else the first in the order of its fields. */
  public boolean isBefore(@Nullable Exemplar other) {
    if (other == null || micros != other.micros) {
      return other == null || micros > other.micros;
    }
    if (timeMicros != other.timeMicros) {
      return timeMicros < other.timeMicros;
    }
    int order = target.compareTo(other.target);
    if (order != 0) {
      return order < 0;
    }
    return status != other.status ? status < other.status : bytes < other.bytes;
  }
}
