package org.crmperf.jobs.advice.compare;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.crmperf.jobs.advice.baseline.Change;
import org.crmperf.jobs.advice.baseline.Comparison;
import org.crmperf.jobs.advice.baseline.EndpointChange;
import org.crmperf.jobs.metric.ChangePolicy;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.text.Text;

/**
 * Two periods, what is claimed of them, and how far that can be trusted.
 *
 * @param comparison the tests, as of a day against its baseline
 * @param movement why the p95 of all requests moved
 * @param endpoints all of both periods: those that changed first, the costliest of them first
 * @param cautions what makes the comparison weaker, one sentence each
 */
public record PeriodComparison(
    PeriodTally before,
    PeriodTally after,
    Comparison comparison,
    Movement movement,
    List<ComparedEndpoint> endpoints,
    List<Text> cautions) {
  private static final int DAY_HOURS = 24;
  private static final int FEW_ENDPOINTS = 5;
  private static final int FEW_DAYS = 3;
  private static final long HOUR_SECONDS = 3600;

  /** Puts the figures of both beside the claims. */
  public static PeriodComparison of(
      PeriodTally before,
      PeriodTally after,
      Comparison comparison,
      ChangePolicy policy,
      ZoneId zone) {
    SortedMap<Endpoint, EndpointChange> claims = new TreeMap<>();
    comparison
        .changes()
        .forEach(change -> claims.put(new Endpoint(change.endpoint(), change.method()), change));
    TreeSet<Endpoint> names = new TreeSet<>(before.endpoints().keySet());
    names.addAll(after.endpoints().keySet());
    List<ComparedEndpoint> endpoints = new ArrayList<>();
    for (Endpoint name : names) {
      EndpointChange claim = claims.get(name);
      endpoints.add(
          new ComparedEndpoint(
              name,
              claim == null ? Change.TOO_SMALL : claim.change(),
              claim,
              before.endpoints().get(name),
              after.endpoints().get(name)));
    }
    endpoints.sort(
        Comparator.comparingInt((ComparedEndpoint e) -> urgency(e.change()))
            .thenComparingDouble(e -> -Math.abs(e.extraHours()))
            .thenComparingLong(e -> -requests(e))
            .thenComparing(ComparedEndpoint::endpoint));
    return new PeriodComparison(
        before,
        after,
        comparison,
        Movement.of(comparison.shift(), policy),
        List.copyOf(endpoints),
        cautions(before, after, comparison, zone));
  }

  /** Endpoints of which this is claimed. */
  public List<ComparedEndpoint> of(Change change) {
    return endpoints.stream().filter(e -> e.change() == change).toList();
  }

  /** Whether anything became worse beyond noise: an endpoint, or all of them together. */
  public boolean regressed() {
    return comparison.commonChange() == Change.REGRESSED || !of(Change.REGRESSED).isEmpty();
  }

  /** Endpoints with enough requests on both sides to be tested. */
  public long tested() {
    return endpoints.stream()
        .filter(
            e ->
                e.change() == Change.REGRESSED
                    || e.change() == Change.IMPROVED
                    || e.change() == Change.UNCHANGED)
        .count();
  }

  private static long requests(ComparedEndpoint e) {
    return (e.before() == null ? 0 : e.before().requests())
        + (e.after() == null ? 0 : e.after().requests());
  }

  private static int urgency(Change change) {
    return switch (change) {
      case REGRESSED -> 0;
      case IMPROVED -> 1;
      case NEW -> 2;
      case GONE -> 3;
      case UNCHANGED -> 4;
      case TOO_SMALL -> 5;
    };
  }

  private static List<Text> cautions(
      PeriodTally before, PeriodTally after, Comparison comparison, ZoneId zone) {
    List<Text> cautions = new ArrayList<>();
    if (comparison.hours() == 0) {
      cautions.add(Text.of("compare.caution.hours.none"));
      return cautions;
    }
    if (comparison.hours() < DAY_HOURS) {
      cautions.add(Text.of("compare.caution.hours.few", comparison.hours()));
    }
    if (weekends(before.hours(), zone) != weekends(after.hours(), zone)) {
      cautions.add(Text.of("compare.caution.weekend"));
    }
    if (before.seconds() < FEW_DAYS * DAY_HOURS * HOUR_SECONDS - HOUR_SECONDS) {
      cautions.add(Text.of("compare.caution.days"));
    }
    if (comparison.changes().stream().filter(c -> c.time() != null).count() < FEW_ENDPOINTS) {
      cautions.add(Text.of("compare.caution.endpoints", FEW_ENDPOINTS));
    }
    if (comparison.shift() == null) {
      cautions.add(Text.of("compare.caution.untimed"));
    }
    return List.copyOf(cautions);
  }

  /** Which kinds of days there are: 1 Monday to Friday, 2 Saturday and Sunday, 3 both. */
  private static int weekends(Map<Long, RequestStats> hours, ZoneId zone) {
    int kinds = 0;
    for (long hour : hours.keySet()) {
      DayOfWeek day = Instant.ofEpochSecond(hour / 1_000_000).atZone(zone).getDayOfWeek();
      kinds |= day.compareTo(DayOfWeek.SATURDAY) >= 0 ? 2 : 1;
    }
    return kinds;
  }
}
