package org.crmperf.jobs.advice.slo;

import java.util.List;
import java.util.Map;
import org.crmperf.jobs.metric.MinuteHistory;

/**
 * What objectives are judged by.
 *
 * @param objectives of the platform and of services
 * @param history by service: the period, and as much before it as is kept, up to 30 days in all
 */
public record SloInput(List<Objective> objectives, Map<String, MinuteHistory> history) {
  /** Nothing to judge. */
  public static SloInput none() {
    return new SloInput(List.of(), Map.of());
  }
}
