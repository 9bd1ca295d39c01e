package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.percent;
import static org.crmperf.jobs.text.Figures.size;
import static org.crmperf.jobs.text.Figures.time;

import java.util.List;
import java.util.stream.Stream;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.text.Text;

/**
 * The same GETs answered in full again and again. The hit rate is that of a cache that keeps
 * answers for an hour. Where most endpoints have one target each, that says little of any of them.
 */
final class CachingRule implements CauseRule {
  private static final long LEAST_FETCHED = 200;
  private static final double LEAST_HIT_RATE = 0.7;
  private static final double MOST_NOT_MODIFIED = 0.05;
  private static final double MOST_HITS = 0.3;
  private static final double SAME_CLIENT = 0.5;
  private static final double USUAL_TO_REPEAT = 0.4;
  private static final double NOT_DISTINCTIVE = 0.45;
  private static final double VARIED = 0.5;
  private static final int LEAST_KNOWN = 3;
  private static final double OF_VARIETY = 0.65;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    double usual = usual(facts);
    for (EndpointCase e : facts.endpoints()) {
      long fetched = e.count(EvidenceCount.FETCHED);
      if (e.isOne() && fetched >= LEAST_FETCHED && repeats(e) && isWorthIt(e)) {
        found.add(cause(facts, e, usual));
      }
    }
  }

  /** The share of the other endpoints, by number, that repeat themselves as much. */
  private static double usual(CauseFacts facts) {
    List<EndpointCase> known =
        facts.endpoints().stream()
            .filter(e -> e.isOne() && !e.isAssets())
            .filter(e -> e.count(EvidenceCount.FETCHED) >= LEAST_FETCHED)
            .toList();
    long all = endpoints(known.stream());
    long alike = endpoints(known.stream().filter(e -> hitRate(e) >= LEAST_HIT_RATE));
    return all < LEAST_KNOWN ? 0 : (alike - 1.0) / (all - 1);
  }

  /** How many they are, an endpoint of several services counted once. */
  private static long endpoints(Stream<EndpointCase> cases) {
    return cases.map(e -> e.series().name()).distinct().count();
  }

  private static double hitRate(EndpointCase e) {
    return 1 - e.misses() / e.count(EvidenceCount.FETCHED);
  }

  private static boolean repeats(EndpointCase e) {
    double fetched = e.count(EvidenceCount.FETCHED);
    double hits = e.count(EvidenceCount.CACHE_HITS);
    double asked = hits + e.count(EvidenceCount.CACHE_MISSES);
    // assets may always be kept, and a client that asked in full twice was not told to keep it
    boolean unkept =
        e.isAssets()
            || e.count(EvidenceCount.NOT_MODIFIED) <= MOST_NOT_MODIFIED * fetched
            || e.pairs() <= (1 - SAME_CLIENT) * fetched;
    if (e.isAssets() && isSentAgain(e)) {
      return hitRate(e) >= LEAST_HIT_RATE; // a cache that answers does not spare the line
    }
    return hitRate(e) >= LEAST_HIT_RATE && unkept && (asked == 0 || hits <= MOST_HITS * asked);
  }

  /** Whether clients are sent what they had that day, and hardly ever ask whether it changed. */
  private static boolean isSentAgain(EndpointCase e) {
    return e.count(EvidenceCount.NOT_MODIFIED) <= MOST_NOT_MODIFIED * e.count(EvidenceCount.FETCHED)
        && e.hadAlready() >= SAME_CLIENT;
  }

  /** Answers that differ are no cache's, unless it is slow: then for a short time they may be. */
  private static boolean isWorthIt(EndpointCase e) {
    return e.variety() < VARIED || e.isSlow() || missed(e);
  }

  private static boolean missed(EndpointCase e) {
    return e.count(EvidenceCount.CACHE_MISSES) > e.count(EvidenceCount.FETCHED) / 2.0;
  }

  private static Cause cause(CauseFacts facts, EndpointCase e, double usual) {
    double fetched = e.count(EvidenceCount.FETCHED);
    double rate = hitRate(e);
    boolean missed = missed(e);
    double sameClient = 1 - e.pairs() / fetched;
    double ofTime =
        (double) e.count(EvidenceCount.FETCHED_MICROS) / Math.max(1, e.stats().sumMicros);
    double distinctive = missed || e.isAssets() || usual < USUAL_TO_REPEAT ? 1 : NOT_DISTINCTIVE;
    Text cache =
        missed
            ? Text.of(
                "advice.caching.cache",
                e.count(EvidenceCount.CACHE_HITS),
                e.count(EvidenceCount.CACHE_HITS) + e.count(EvidenceCount.CACHE_MISSES))
            : Text.NONE;
    return facts.about(
        e,
        CauseKind.CACHING,
        new Words(
            Text.sentences(
                Text.of(
                    "advice.caching.evidence",
                    fixed(fetched, 0),
                    e.count(EvidenceCount.NOT_MODIFIED),
                    percent(rate),
                    percent(Math.max(0, sameClient)),
                    facts.of(e.series().service())),
                cache),
            Text.of(
                e.isAssets() || sameClient >= SAME_CLIENT
                    ? "advice.caching.recommendation.client"
                    : "advice.caching.recommendation.shared"),
            Text.of(
                "advice.caching.gain",
                percent(rate),
                time(rate * e.count(EvidenceCount.FETCHED_MICROS) / Effort.MICROS_AN_HOUR),
                size(rate * e.count(EvidenceCount.FETCHED_BYTES))),
            Text.of("advice.caching.refutation")),
        distinctive * (missed ? 0.9 : (0.55 + 0.35 * rate) * (1 - OF_VARIETY * e.variety())),
        e.hours(rate * Math.min(1, ofTime)));
  }
}
