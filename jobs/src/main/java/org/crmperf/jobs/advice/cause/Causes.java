package org.crmperf.jobs.advice.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/**
 * The causes of a period.
 *
 * @param causes those with the most hours to win first; see {@link Cause#weight}
 * @param allHours of all requests, beyond the target in full and within it a quarter
 */
public record Causes(List<Cause> causes, double allHours) {
  private static final List<CauseRule> RULES =
      List.of(
          new DatabaseRule(),
          new CachingRule(),
          new NetworkRule(),
          new QueueRule(),
          new LoadRule(),
          new FlowControlRule(),
          new RetryRule(),
          new AvailabilityRule(),
          new UpstreamRule(),
          new PartitionRule(),
          new ModuleRule());

  /** What is less than this share of all time, and of this many hours, is no cause. */
  private static final double LEAST_SHARE = 0.01;

  private static final double LEAST_HOURS = 0.02;

  /** The causes of a period without requests. */
  public static Causes none() {
    return new Causes(List.of(), 0);
  }

  /**
   * Looks for causes.
   *
   * @param cells of the period
   * @param day the same as series
   * @param incidents of the period, the earliest first
   */
  public static Causes of(
      Map<RollupKey, RollupCell> cells,
      DaySeries day,
      Instant end,
      MetricPolicy policy,
      List<Incident> incidents) {
    CauseFacts facts = CauseFacts.of(cells, day, end, policy, incidents);
    List<Cause> found =
        RULES.parallelStream()
            .flatMap(rule -> found(rule, facts).stream())
            .collect(Collectors.toCollection(ArrayList::new));
    double all = Effort.hours(1, facts.overTargetMicros(), facts.allMicros());
    Precedence.settle(found);
    found.removeIf(c -> c.hours() < LEAST_HOURS || c.hours() < LEAST_SHARE * all);
    found.sort(
        Comparator.comparingDouble((Cause c) -> -c.weight())
            .thenComparing(Cause::kind)
            .thenComparing(c -> String.valueOf(c.endpoint()))
            .thenComparing(c -> String.valueOf(c.method()))
            .thenComparing(c -> c.evidence().english()));
    return new Causes(List.copyOf(found), all);
  }

  private static List<Cause> found(CauseRule rule, CauseFacts facts) {
    List<Cause> found = new ArrayList<>();
    rule.find(facts, found);
    return found;
  }
}
