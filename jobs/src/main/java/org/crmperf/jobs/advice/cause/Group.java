package org.crmperf.jobs.advice.cause;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.MetricPolicy;

/** The sampled requests of one value: a tenant, a host, a server. Counts stand for all requests. */
final class Group {
  final String value;
  double requests;
  double failed;
  double timed;
  double micros;
  double overTarget;

  /** What the same requests would have taken with the others' times. */
  double expected;

  /** Sum and sum of squares of the logarithm of time over the others'. */
  double logs;

  double logSquares;
  double logWeight;

  /** Requests in the sample itself. */
  int seen;

  private final List<Sampled> slowest = new ArrayList<>();

  private Group(String value) {
    this.value = value;
  }

  /** Time over what the others take for the same endpoints; NaN if nothing compares. */
  double ratio() {
    return expected == 0 ? Double.NaN : micros / expected;
  }

  /** The mean of the logarithm of time over the others', and its standard error. */
  double logMean() {
    return logWeight == 0 ? 0 : logs / logWeight;
  }

  double logError() {
    double mean = logMean();
    return seen < 2
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(Math.max(1e-9, logSquares / logWeight - mean * mean) / seen);
  }

  List<Exemplar> exemplars() {
    return slowest.stream()
        .sorted((a, b) -> Long.compare(b.request().micros(), a.request().micros()))
        .limit(3)
        .map(
            s ->
                new Exemplar(
                    s.request().micros(),
                    s.request().timeMicros(),
                    s.request().status(),
                    s.request().bytes(),
                    s.request().endpoint()))
        .toList();
  }

  /** The groups by a value; requests without one, empty, are left out. */
  static Map<String, Group> by(
      List<Sampled> sample, Function<Sampled, String> value, MetricPolicy policy) {
    Map<String, double[]> endpoints = new HashMap<>();
    Map<String, Map<String, double[]>> own = new HashMap<>();
    for (Sampled s : sample) {
      String v = value.apply(s);
      if (!v.isEmpty() && s.isTimed()) {
        add(endpoints.computeIfAbsent(s.name(), n -> new double[3]), s);
        add(
            own.computeIfAbsent(v, x -> new HashMap<>())
                .computeIfAbsent(s.name(), n -> new double[3]),
            s);
      }
    }
    Map<String, Group> groups = new TreeMap<>();
    for (Sampled s : sample) {
      String v = value.apply(s);
      if (!v.isEmpty()) {
        Group g = groups.computeIfAbsent(v, Group::new);
        g.seen++;
        g.requests += s.stands();
        g.failed += s.failed() || s.triedAgain() ? s.stands() : 0;
        if (s.isTimed()) {
          double[] all = endpoints.getOrDefault(s.name(), new double[3]);
          double[] mine = own.getOrDefault(v, Map.of()).getOrDefault(s.name(), new double[3]);
          g.time(s, all, mine, policy);
        }
      }
    }
    return groups;
  }

  private static void add(double[] sums, Sampled s) {
    sums[0] += s.stands();
    sums[1] += s.stands() * s.request().micros();
    sums[2] += s.stands() * Math.log1p((double) s.request().micros());
  }

  private void time(Sampled s, double[] all, double[] mine, MetricPolicy policy) {
    double time = s.request().micros();
    timed += s.stands();
    micros += s.stands() * time;
    overTarget +=
        s.stands()
            * Math.max(0, time - policy.targetMicros(s.request().endpoint(), s.request().method()));
    double others = all[0] - mine[0];
    if (others > 0) {
      expected += s.stands() * (all[1] - mine[1]) / others;
      double off = Math.log1p(time) - (all[2] - mine[2]) / others;
      logs += s.stands() * off;
      logSquares += s.stands() * off * off;
      logWeight += s.stands();
    } else {
      expected += s.stands() * time;
    }
    if (time >= Exemplar.LEAST_MICROS) {
      slowest.add(s);
    }
  }
}
