package org.crmperf.jobs.advice.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.crmperf.jobs.advice.availability.ErrorScan.Stretch;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a period, each told at the smallest scope that explains it: an endpoint's
 * trouble within an outage of its service or of the platform is part of that outage's blast radius,
 * and a platform's error burst that a few endpoints account for is told as theirs.
 */
final class IncidentFinder {
  /** Expected number of false incidents in a period, over all series. */
  private static final double FALSE_ALARMS = 0.01;

  private static final long LEAST_BURST_ERRORS = 10;
  private static final long LEAST_ENDPOINT_ERRORS = 5;
  private static final double LEAST_BURST_SHARE = 0.02;

  /** So many endpoints or fewer, with this share of the errors, explain a burst. */
  private static final int FEW = 3;

  private static final double MOST_OF_IT = 0.7;
  private static final double SIDE_BY_SIDE = 0.5;
  private static final double CLEARLY = 6.9;
  private static final double NEARLY_ALL = 0.9;
  private static final double FAR_FROM_ALL = 0.8;

  private final DaySeries day;
  private final double downShare;
  private final int minOutageMinutes;
  private final IncidentContext context;

  IncidentFinder(DaySeries day, double downShare, int minOutageMinutes) {
    this.day = day;
    this.downShare = downShare;
    this.minOutageMinutes = minOutageMinutes;
    this.context = new IncidentContext(day);
  }

  /** A stretch and whose it is. */
  private record Candidate(
      Scope scope,
      String service,
      @Nullable EndpointSeries endpoint,
      MinuteSeries series,
      Stretch stretch,
      boolean outage) {
    /** The share of this one's minutes that the other has too. */
    double within(Candidate other) {
      int from = Math.max(stretch.from(), other.stretch.from());
      int to = Math.min(stretch.to(), other.stretch.to());
      return Math.max(0, to - from) / (double) (stretch.to() - stretch.from());
    }
  }

  /** All incidents, the earliest first. */
  List<Incident> find() {
    List<Candidate> platform = candidates(Scope.PLATFORM, "", null, day.platform());
    List<Candidate> services = new ArrayList<>();
    if (day.services().size() > 1) {
      day.services()
          .forEach((name, s) -> services.addAll(candidates(Scope.SERVICE, name, null, s)));
    }
    List<Candidate> endpoints =
        day.endpoints().parallelStream()
            .filter(e -> e.errors() >= LEAST_ENDPOINT_ERRORS)
            .flatMap(e -> candidates(Scope.ENDPOINT, e.service(), e, e.minutes()).stream())
            .collect(Collectors.toCollection(ArrayList::new));
    platform.removeIf(
        p ->
            p.outage
                ? isOneServices(p, services)
                : explained(p, services) || explained(p, endpoints));
    services.removeIf(s -> explained(s, endpoints));
    services.removeIf(s -> platform.stream().anyMatch(p -> isPartOf(s, p)));
    endpoints.removeIf(e -> platform.stream().anyMatch(p -> isPartOf(e, p)));
    endpoints.removeIf(e -> services.stream().anyMatch(s -> isPartOf(e, s)));
    List<Candidate> all = new ArrayList<>(platform);
    all.addAll(services);
    all.addAll(endpoints);
    return all.stream()
        .map(this::incident)
        .sorted(
            Comparator.comparingInt(Incident::fromMinute)
                .thenComparing(Incident::scope)
                .thenComparing(i -> i.where().english()))
        .toList();
  }

  private static boolean covers(Candidate larger, Candidate smaller) {
    return smaller.within(larger) >= SIDE_BY_SIDE;
  }

  /**
   * Whether the larger one's story tells the smaller one's too: an outage does, and a burst does
   * for what did not fail clearly more than the whole of it.
   */
  private static boolean isPartOf(Candidate smaller, Candidate larger) {
    if (!covers(larger, smaller)
        || (larger.scope == Scope.SERVICE && !smaller.service.equals(larger.service))) {
      return false;
    }
    Stretch s = smaller.stretch;
    return larger.outage
        || IncidentContext.evidence(s.requests(), s.errors(), larger.stretch.share()) < CLEARLY;
  }

  /**
   * Whether a few smaller ones of the same time account for a larger one, while the rest of it
   * answered.
   */
  private static boolean explained(Candidate larger, List<Candidate> smaller) {
    List<Candidate> parts =
        smaller.stream()
            .filter(s -> larger.scope == Scope.PLATFORM || s.service.equals(larger.service))
            .filter(s -> covers(larger, s) || covers(s, larger))
            .toList();
    int from = larger.stretch.from();
    int to = larger.stretch.to();
    long errors = parts.stream().mapToLong(s -> s.series.errors(from, to)).sum();
    long requests = parts.stream().mapToLong(s -> s.series.requests(from, to)).sum();
    double most = larger.outage ? NEARLY_ALL : MOST_OF_IT;
    // the others must have been there and have answered
    return parts.size() <= FEW
        && errors >= most * larger.stretch.errors()
        && requests <= FAR_FROM_ALL * larger.stretch.requests();
  }

  /**
   * Whether an outage of the platform is that of one service, while the others answered: where it
   * has most of the requests, its outage makes the platform's minutes down. Endpoints explain no
   * outage of the platform by themselves.
   */
  private static boolean isOneServices(Candidate platform, List<Candidate> services) {
    return services.stream()
        .filter(s -> s.outage && !s.service.isEmpty())
        .collect(Collectors.groupingBy(Candidate::service))
        .values()
        .stream()
        .anyMatch(one -> explained(platform, one));
  }

  private List<Candidate> candidates(
      Scope scope, String service, @Nullable EndpointSeries endpoint, MinuteSeries series) {
    int number =
        switch (scope) {
          case PLATFORM -> 1;
          case SERVICE -> day.services().size();
          case ENDPOINT -> day.endpoints().size();
        };
    double threshold = Math.log(day.minutes() * (double) number / FALSE_ALARMS);
    List<Candidate> found = new ArrayList<>();
    for (Stretch stretch : ErrorScan.of(series, downShare, threshold)) {
      boolean outage = isOutage(series, stretch);
      boolean burst =
          stretch.errors() >= (scope == Scope.ENDPOINT ? LEAST_ENDPOINT_ERRORS : LEAST_BURST_ERRORS)
              && stretch.share() >= LEAST_BURST_SHARE;
      if (outage || burst) {
        found.add(new Candidate(scope, service, endpoint, series, stretch, outage));
      }
    }
    return found;
  }

  /**
   * An outage is as long as is asked for, has a minute that was down, and a share of errors that is
   * not below the down share by more than a standard error.
   */
  private boolean isOutage(MinuteSeries series, Stretch stretch) {
    double slack = Math.sqrt(stretch.requests() * downShare * (1 - downShare));
    boolean down = false;
    for (int m = stretch.from(); m < stretch.to() && !down; m++) {
      down = series.requests(m) > 0 && series.errors(m) >= downShare * series.requests(m);
    }
    return down
        && stretch.to() - stretch.from() >= minOutageMinutes
        && stretch.errors() + slack >= downShare * stretch.requests();
  }

  private Incident incident(Candidate c) {
    Stretch stretch = c.stretch;
    RequestRise rise = RequestRise.of(c.series, stretch.from(), stretch.to());
    return new Incident(
        c.scope,
        c.outage,
        c.service,
        c.endpoint == null ? null : c.endpoint.endpoint(),
        c.endpoint == null ? null : c.endpoint.method(),
        day.at(stretch.from()),
        day.at(stretch.to()),
        stretch.from(),
        stretch.to(),
        stretch.requests(),
        stretch.errors(),
        stretch.usualRate(),
        context.radius(c.scope, c.service, c.endpoint, stretch),
        context.first(c.scope, c.service, c.endpoint, c.series, stretch),
        rise.factor(),
        rise.beyondChance());
  }
}
