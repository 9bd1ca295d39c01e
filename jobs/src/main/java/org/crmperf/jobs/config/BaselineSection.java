package org.crmperf.jobs.config;

import java.util.List;
import org.crmperf.jobs.metric.ChangePolicy;

/** The {@code baseline} section: from what size on a change is claimed. */
final class BaselineSection {
  private static final List<String> KEYS =
      List.of(
          "least_requests",
          "relative_floor",
          "absolute_floor_ms",
          "error_floor",
          "error_relative_floor",
          "throughput_floor",
          "false_discovery");
  private static final int MOST_REQUESTS = 1_000_000;
  private static final double MOST_MILLIS = 3_600_000;

  private BaselineSection() {}

  static ChangePolicy read(ConfigSection root) {
    ConfigSection section = root.section("baseline", KEYS);
    ChangePolicy standard = ChangePolicy.DEFAULTS;
    return new ChangePolicy(
        section.integer("least_requests", (int) standard.leastRequests(), 20, MOST_REQUESTS),
        section.number("relative_floor", standard.relativeFloor(), 0, 10),
        section.number("absolute_floor_ms", standard.absoluteFloorMillis(), 0, MOST_MILLIS),
        section.number("error_floor", standard.errorFloor(), 0, 1),
        section.number("error_relative_floor", standard.errorRelativeFloor(), 0, 100),
        section.number("throughput_floor", standard.throughputFloor(), 0, 100),
        section.number("false_discovery", standard.falseDiscovery(), 0.0001, 0.5));
  }
}
