package org.crmperf.jobs.nightly;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.crmperf.jobs.synthetic.EndpointKey;
import org.crmperf.jobs.synthetic.ExpectedStats;
import org.crmperf.jobs.synthetic.SyntheticExpectation;
import org.jspecify.annotations.Nullable;

/**
 * A day of a report as a row of hours, each an hour of a synthetic log, so that days of 23 and 25
 * hours can be put together.
 */
final class ExpectedDay {
  /** An hour of the report and the hour of a log that it must show. */
  private record Hour(OffsetDateTime start, SyntheticExpectation log, int hourOfLog) {}

  private final List<Hour> hours = new ArrayList<>();

  /** The 24 hours of a log, in its own offset. */
  static ExpectedDay of(SyntheticExpectation log, OffsetDateTime midnight) {
    ExpectedDay day = new ExpectedDay();
    for (int hour = 0; hour < 24; hour++) {
      day.hour(midnight.plusHours(hour), log, hour);
    }
    return day;
  }

  /** Appends an hour. */
  void hour(OffsetDateTime start, SyntheticExpectation log, int hourOfLog) {
    hours.add(new Hour(start, log, hourOfLog));
  }

  int size() {
    return hours.size();
  }

  long seconds() {
    return 3600L * hours.size();
  }

  OffsetDateTime start(int hour) {
    return hours.get(hour).start();
  }

  ExpectedStats hour(int hour) {
    return hours.get(hour).log().hour(hours.get(hour).hourOfLog());
  }

  @Nullable ExpectedStats endpointHour(EndpointKey key, int hour) {
    return hours.get(hour).log().endpointHour(key, hours.get(hour).hourOfLog());
  }

  /** Everything, minute by minute. */
  ExpectedStats all() {
    List<@Nullable ExpectedStats> parts = new ArrayList<>();
    for (int hour = 0; hour < size(); hour++) {
      parts.add(hour(hour));
    }
    return ExpectedStats.ofHours(parts);
  }

  /** Every endpoint that was requested in these hours. */
  Map<EndpointKey, ExpectedStats> endpoints() {
    Map<EndpointKey, ExpectedStats> endpoints = new LinkedHashMap<>();
    for (Hour hour : hours) {
      for (EndpointKey key : hour.log().endpoints()) {
        ExpectedStats stats = endpoint(key);
        if (stats.requests() > 0) {
          endpoints.put(key, stats);
        }
      }
    }
    return endpoints;
  }

  private ExpectedStats endpoint(EndpointKey key) {
    List<@Nullable ExpectedStats> parts = new ArrayList<>();
    for (int hour = 0; hour < size(); hour++) {
      parts.add(endpointHour(key, hour));
    }
    return ExpectedStats.ofHours(parts);
  }
}
