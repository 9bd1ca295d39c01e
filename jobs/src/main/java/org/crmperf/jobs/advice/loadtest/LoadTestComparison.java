package org.crmperf.jobs.advice.loadtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.PeriodTally;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * A load test held against production.
 *
 * @param missing in production alone, those with most time first
 * @param extra in the test alone, those with most requests first
 * @param shared in both, production's busiest first
 * @param leftOut the share of production's requests in groups and static files, which no test is
 *     held against
 * @param peakConcurrency requests in progress in production's busiest minute, mean
 * @param testConcurrency the same of the test
 */
public record LoadTestComparison(
    PeriodTally production,
    PeriodTally test,
    List<LoneEndpoint> missing,
    List<LoneEndpoint> extra,
    List<SharedEndpoint> shared,
    double leftOut,
    Mix mix,
    ClosedLoop loop,
    double peakConcurrency,
    double testConcurrency) {
  private static final double MINUTE_MICROS = 60e6;

  /**
   * Compares; both must have requests, of comparable endpoints alone.
   *
   * @param leftOut the share of production's requests that is not among them
   */
  public static LoadTestComparison of(
      PeriodTally production, PeriodTally test, double leftOut, ChangePolicy policy) {
    List<LoneEndpoint> missing = new ArrayList<>();
    List<LoneEndpoint> extra = new ArrayList<>();
    List<SharedEndpoint> shared = new ArrayList<>();
    TreeSet<Endpoint> names = new TreeSet<>(production.endpoints().keySet());
    names.addAll(test.endpoints().keySet());
    for (Endpoint name : names) {
      EndpointTally there = production.endpoints().get(name);
      EndpointTally here = test.endpoints().get(name);
      if (there != null && here != null) {
        shared.add(
            new SharedEndpoint(
                name,
                there,
                here,
                share(there.requests(), production.all().requests()),
                share(here.requests(), test.all().requests()),
                TailTest.isKnown(there, here, policy),
                false,
                1));
      } else if (there != null) {
        missing.add(lone(name, there, production));
      } else if (here != null) {
        extra.add(lone(name, here, test));
      }
    }
    missing.sort(
        Comparator.comparingDouble((LoneEndpoint e) -> -e.requestShare() - e.timeShare())
            .thenComparing(LoneEndpoint::endpoint));
    extra.sort(
        Comparator.comparingDouble((LoneEndpoint e) -> -e.requestShare())
            .thenComparing(LoneEndpoint::endpoint));
    shared.sort(
        Comparator.comparingDouble((SharedEndpoint e) -> -e.productionShare())
            .thenComparing(SharedEndpoint::endpoint));
    return new LoadTestComparison(
        production,
        test,
        List.copyOf(missing),
        List.copyOf(extra),
        judged(shared, policy),
        leftOut,
        Mix.of(shared),
        ClosedLoop.of(test.minutes()),
        concurrency(production),
        concurrency(test));
  }

  private static LoneEndpoint lone(Endpoint name, EndpointTally tally, PeriodTally side) {
    return new LoneEndpoint(
        name,
        tally,
        share(tally.requests(), side.all().requests()),
        share(tally.stats().sumMicros, side.all().stats().sumMicros));
  }

  private static List<SharedEndpoint> judged(List<SharedEndpoint> shared, ChangePolicy policy) {
    List<SharedEndpoint> tested = shared.stream().filter(SharedEndpoint::tested).toList();
    double[] chances = TailTest.chances(tested);
    List<SharedEndpoint> judged = new ArrayList<>(shared);
    for (int i = 0; i < chances.length; i++) {
      SharedEndpoint endpoint = tested.get(i);
      boolean lower =
          chances[i] <= policy.falseDiscovery()
              && endpoint.p99Ratio() <= 1 - policy.relativeFloor();
      judged.set(shared.indexOf(endpoint), endpoint.judged(chances[i], lower));
    }
    return List.copyOf(judged);
  }

  private static double concurrency(PeriodTally tally) {
    return tally.minutes().stream().mapToLong(PeriodTally.Minute::busyMicros).max().orElse(0)
        / MINUTE_MICROS;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
