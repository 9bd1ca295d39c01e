package org.crmperf.jobs.advice.cause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.series.DaySeries;
import org.crmperf.jobs.metric.Exemplar;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.metric.SampledRequest;
import org.crmperf.jobs.text.Text;

/**
 * What the rules know of a period.
 *
 * @param toMicros end of the period
 * @param endpoints every service's
 * @param merged the same, those of several services together
 * @param samples by service
 * @param incidents the earliest first
 * @param overTargetMicros of all requests
 * @param allMicros of all requests
 * @param requests all of them
 */
record CauseFacts(
    DaySeries day,
    long toMicros,
    MetricPolicy policy,
    List<EndpointCase> endpoints,
    List<PlatformEndpoint> merged,
    Map<String, List<Sampled>> samples,
    List<Incident> incidents,
    double overTargetMicros,
    double allMicros,
    long requests) {
  private static final long HOUR_MICROS = 3_600_000_000L;

  static CauseFacts of(
      Map<RollupKey, RollupCell> cells,
      DaySeries day,
      Instant end,
      MetricPolicy policy,
      List<Incident> incidents) {
    // side by side: months of thousands of endpoints are many cells to merge
    List<EndpointCase> endpoints =
        day.endpoints().parallelStream()
            .map(e -> EndpointCase.of(e, policy.targetMicros(e.endpoint(), e.method())))
            .toList();
    double over = 0;
    double all = 0;
    long requests = 0;
    for (EndpointCase one : endpoints) {
      over += one.stats().overTargetMicros;
      all += one.stats().sumMicros;
      requests += one.stats().requests;
    }
    return new CauseFacts(
        day,
        end.getEpochSecond() * 1_000_000,
        policy,
        endpoints,
        PlatformEndpoint.of(endpoints),
        samples(cells, day),
        incidents,
        over,
        all,
        requests);
  }

  private static Map<String, List<Sampled>> samples(
      Map<RollupKey, RollupCell> cells, DaySeries day) {
    Map<String, Map<Long, RequestSample>> merged = new TreeMap<>();
    Map<String, Map<Long, Long>> counts = new TreeMap<>();
    cells.forEach(
        (key, cell) -> {
          counts
              .computeIfAbsent(key.service(), s -> new TreeMap<>())
              .merge(key.hourStart(), cell.stats.requests, Long::sum);
          RequestSample sample = cell.sample();
          if (sample != null) {
            merged
                .computeIfAbsent(key.service(), s -> new TreeMap<>())
                .computeIfAbsent(key.hourStart(), h -> new RequestSample())
                .add(sample);
          }
        });
    Map<String, List<Sampled>> samples = new TreeMap<>();
    merged.forEach(
        (service, hours) -> {
          List<Sampled> all = new ArrayList<>();
          hours.forEach(
              (start, sample) -> {
                long hour = (start - day.startMicros()) / HOUR_MICROS;
                long seen = sample.requests().stream().mapToLong(SampledRequest::weight).sum();
                double scale =
                    (double) counts.getOrDefault(service, Map.of()).getOrDefault(start, 0L)
                        / Math.max(1, seen);
                sample
                    .requests()
                    .forEach(r -> all.add(new Sampled(r, (int) hour, scale * r.weight())));
              });
          samples.put(service, all);
        });
    return samples;
  }

  long fromMicros() {
    return day.startMicros();
  }

  boolean hasSeveralServices() {
    return day.services().size() > 1;
  }

  /** A clause that names the service, where there are several. */
  Text of(String service) {
    return hasSeveralServices() && !service.isEmpty()
        ? Text.of("advice.of_service", service)
        : Text.NONE;
  }

  /** A rule's findings about a service's endpoint, for the whole period. */
  Cause about(EndpointCase e, CauseKind kind, Words words, double confidence, double hours) {
    return about(PlatformEndpoint.of(e), kind, words, confidence, hours);
  }

  /** A rule's findings about an endpoint of the platform, for the whole period. */
  Cause about(PlatformEndpoint e, CauseKind kind, Words words, double confidence, double hours) {
    return new Cause(
        kind,
        e.endpoint(),
        e.method(),
        fromMicros(),
        toMicros,
        words.evidence(),
        words.recommendation(),
        words.gain(),
        words.refutation(),
        confidence,
        hours,
        e.exemplars());
  }

  /** A rule's findings about the platform or a part of it, for the whole period. */
  Cause about(
      CauseKind kind, Words words, double confidence, double hours, List<Exemplar> exemplars) {
    return new Cause(
        kind,
        null,
        null,
        fromMicros(),
        toMicros,
        words.evidence(),
        words.recommendation(),
        words.gain(),
        words.refutation(),
        confidence,
        hours,
        exemplars);
  }

  /** What a cause says. */
  record Words(Text evidence, Text recommendation, Text gain, Text refutation) {}
}
