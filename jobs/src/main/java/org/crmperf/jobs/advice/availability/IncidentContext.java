package org.crmperf.jobs.advice.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.crmperf.jobs.advice.availability.ErrorScan.Stretch;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.advice.series.MinuteSeries;
import org.jspecify.annotations.Nullable;

/** What an incident hit, and what came first. */
final class IncidentContext {
  /** Nats of evidence that an endpoint failed more than usual: a chance below one in a thousand. */
  private static final double EVIDENCE = 6.9;

  private static final double LEAST_RATE = 0.001;

  /** The share of errors that makes them one service's. */
  private static final double NEARLY_ALL = 0.9;

  /** Minutes before an incident in which signs are looked for. */
  private static final int LOOK_BACK = 15;

  /** A sign that is no earlier than this came with the incident. */
  private static final int LEAST_LEAD = 2;

  private static final int MOST_LOOKED_AT = 100;

  private final DaySeries day;

  IncidentContext(DaySeries day) {
    this.day = day;
  }

  private List<EndpointSeries> members(
      Scope scope, String service, @Nullable EndpointSeries endpoint) {
    return switch (scope) {
      case PLATFORM -> day.endpoints();
      case SERVICE -> day.endpoints().stream().filter(e -> e.service().equals(service)).toList();
      case ENDPOINT -> endpoint == null ? List.of() : List.of(endpoint);
    };
  }

  BlastRadius radius(
      Scope scope, String service, @Nullable EndpointSeries endpoint, Stretch stretch) {
    Map<String, Struck> byName = new LinkedHashMap<>();
    TreeSet<String> services = new TreeSet<>();
    for (EndpointSeries e : members(scope, service, endpoint)) {
      Struck part = Struck.of(e, stretch);
      Struck whole = byName.computeIfAbsent(e.name(), n -> new Struck(e.endpoint(), e.method()));
      whole.add(part);
      if (part.isHit()) {
        whole.partHit = true;
        services.add(e.service());
      }
    }
    List<Hit> hits = new ArrayList<>();
    int seen = 0;
    for (Struck one : byName.values()) {
      seen += one.requests > 0 ? 1 : 0;
      if (one.partHit || one.isHit()) {
        hits.add(new Hit(one.endpoint, one.method, one.requests, one.errors));
      }
    }
    hits.sort(
        Comparator.comparingLong((Hit h) -> -h.errors())
            .thenComparing(Hit::endpoint)
            .thenComparing(Hit::method));
    long all = day.platform().requests(stretch.from(), stretch.to());
    return new BlastRadius(
        seen,
        hits.size(),
        List.copyOf(services),
        scope == Scope.PLATFORM ? alone(services, stretch) : "",
        all == 0 ? 0 : (double) stretch.errors() / all,
        List.copyOf(hits.subList(0, Math.min(BlastRadius.MOST, hits.size()))));
  }

  /** The service whose nearly all the errors of a stretch are; empty if it was the only one. */
  private String alone(SortedSet<String> services, Stretch stretch) {
    MinuteSeries own = services.size() == 1 ? day.services().get(services.first()) : null;
    boolean alone =
        own != null
            && own.requests(stretch.from(), stretch.to()) < stretch.requests()
            && own.errors(stretch.from(), stretch.to()) >= NEARLY_ALL * stretch.errors();
    return alone ? services.first() : "";
  }

  /** An endpoint in a stretch and beside it, in one service or in all that have it. */
  private static final class Struck {
    final String endpoint;
    final String method;
    long requests;
    long errors;
    long otherRequests;
    long otherErrors;
    boolean partHit;

    Struck(String endpoint, String method) {
      this.endpoint = endpoint;
      this.method = method;
    }

    static Struck of(EndpointSeries e, Stretch stretch) {
      Struck part = new Struck(e.endpoint(), e.method());
      part.requests = e.minutes().requests(stretch.from(), stretch.to());
      part.errors = e.minutes().errors(stretch.from(), stretch.to());
      part.otherRequests = e.requests() - part.requests;
      part.otherErrors = e.errors() - part.errors;
      return part;
    }

    void add(Struck part) {
      requests += part.requests;
      errors += part.errors;
      otherRequests += part.otherRequests;
      otherErrors += part.otherErrors;
    }

    /** Whether it failed in the stretch more than in the rest of the period. */
    boolean isHit() {
      if (errors == 0) {
        return false;
      }
      double usual = (otherErrors + 0.5) / (otherRequests + 1.0);
      return evidence(requests, errors, Math.max(LEAST_RATE, Math.min(0.5, usual))) >= EVIDENCE
          || (errors >= 2 && 2 * errors >= requests && usual < 0.25);
    }
  }

  /** The Chernoff bound on the binomial tail, in nats: n times the divergence of k/n from p. */
  static double evidence(long n, long k, double p) {
    double q = (double) k / n;
    if (q <= p) {
      return 0;
    }
    double rest = q == 1 ? 0 : (1 - q) * Math.log((1 - q) / (1 - p));
    return n * (q * Math.log(q / p) + rest);
  }

  /**
   * The earliest sign before an incident, if it leads by at least {@link #LEAST_LEAD} minutes: an
   * endpoint that failed first, one that slowed first, or all of it slowing.
   */
  @Nullable FirstSign first(
      Scope scope,
      String service,
      @Nullable EndpointSeries endpoint,
      MinuteSeries series,
      Stretch stretch) {
    int from = stretch.from();
    FirstSign best = sign(FirstSign.Kind.SLOWED, "", Slowing.before(series, from), from, null);
    if (scope == Scope.ENDPOINT) {
      return best;
    }
    List<EndpointSeries> looked =
        members(scope, service, endpoint).stream()
            .sorted(Comparator.comparingLong(e -> -e.minutes().errors(from, stretch.to())))
            .limit(MOST_LOOKED_AT)
            .toList();
    for (EndpointSeries e : looked) {
      best = sign(FirstSign.Kind.FAILED, e.name(), failing(e, stretch), from, best);
      best = sign(FirstSign.Kind.SLOWED, e.name(), Slowing.before(e.minutes(), from), from, best);
    }
    return best;
  }

  private @Nullable FirstSign sign(
      FirstSign.Kind kind, String where, int minute, int from, @Nullable FirstSign best) {
    boolean leads = minute >= 0 && from - minute >= LEAST_LEAD;
    boolean earlier = best == null || from - minute > best.minutesBefore();
    return leads && earlier ? new FirstSign(kind, where, day.at(minute), from - minute) : best;
  }

  /** The minute from which an endpoint failed, within the look-back; -1 if not before. */
  private int failing(EndpointSeries e, Stretch stretch) {
    int start = Math.max(0, stretch.from() - LOOK_BACK);
    long n = 0;
    long k = 0;
    int best = -1;
    long outside = e.requests() - e.minutes().requests(start, stretch.to());
    long bad = e.errors() - e.minutes().errors(start, stretch.to());
    double usual = Math.max(LEAST_RATE, Math.min(0.25, (bad + 0.5) / (outside + 1.0)));
    // backwards, so that the evidence is that of all minutes from there to the incident
    double most = Math.log(MOST_LOOKED_AT * (double) LOOK_BACK) + EVIDENCE;
    for (int m = stretch.from() - 1; m >= start; m--) {
      n += e.minutes().requests(m);
      k += e.minutes().errors(m);
      if (k >= 3 && e.minutes().errors(m) > 0 && evidence(n, k, usual) >= most) {
        best = m;
      }
    }
    return best;
  }
}
