package org.crmperf.jobs.advice.memory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crmperf.jobs.metric.EndpointFold;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of endpoints: made anew each time from the rollups of the days before, so that
 * the same report made twice says the same.
 *
 * @param days looked at, the one reported on among them
 * @param endpoints those that are or were slow, and the watched ones
 */
public record Memory(int days, List<EndpointHistory> endpoints) {
  /** Days that are looked at. */
  public static final int DAYS = 30;

  /** Of a report that looks at no other day. */
  public static Memory none() {
    return new Memory(0, List.of());
  }

  /**
   * The memory of a report.
   *
   * @param nights by endpoint, in order of days
   * @param today the last day reported on
   */
  public static Memory of(
      Map<Endpoint, List<Night>> nights, LocalDate today, Function<Endpoint, Owner> owners) {
    List<EndpointHistory> found = new ArrayList<>();
    nights.forEach(
        (endpoint, days) -> {
          if (!EndpointFold.isMixed(endpoint.endpoint())) {
            EndpointHistory history =
                EndpointHistory.of(
                    endpoint.endpoint(), endpoint.method(), owners.apply(endpoint), days, today);
            if (history != null) {
              found.add(history);
            }
          }
        });
    found.sort(
        Comparator.comparing((EndpointHistory h) -> !h.owner().watch())
            .thenComparing(EndpointHistory::state)
            .thenComparing(h -> -h.slowNights())
            .thenComparing(EndpointHistory::endpoint)
            .thenComparing(EndpointHistory::method));
    return new Memory(DAYS, List.copyOf(found));
  }

  /** What is remembered of an endpoint, or null. */
  public @Nullable EndpointHistory of(@Nullable String endpoint, @Nullable String method) {
    for (EndpointHistory h : endpoints) {
      if (h.endpoint().equals(endpoint) && h.method().equals(method)) {
        return h;
      }
    }
    return null;
  }
}
