package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.millis;
import static org.crmperf.jobs.text.Figures.percent;
import static org.crmperf.jobs.text.Figures.size;
import static org.crmperf.jobs.text.Figures.time;

import java.util.List;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.text.Text;

/**
 * Slow endpoints whose time the database has, or that are slower the more they return. Time that
 * grows with the size at a rate that any line carries, or outside of the upstream, is the
 * network's.
 */
final class DatabaseRule implements CauseRule {
  private static final double MUCH = 0.6;
  private static final double CORRELATED = 0.55;
  private static final double LEAST_EXPONENT = 0.35;
  private static final double LEAST_DOUBLINGS = 0.5;
  private static final double LINE_RATE = 300_000;
  private static final double IN_UPSTREAM = 0.7;
  private static final double NOBODY = 0.02;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    for (EndpointCase e : facts.endpoints()) {
      if (e.isOne() && !e.isAssets() && e.isSlow()) {
        byShare(facts, e, found);
        bySize(facts, e, found);
      }
    }
  }

  private static void byShare(CauseFacts facts, EndpointCase e, List<Cause> found) {
    double share = e.share(TimePart.DATABASE);
    if (!(share >= MUCH)) {
      return;
    }
    found.add(
        facts.about(
            e,
            CauseKind.DATABASE,
            new Words(
                Text.of(
                    "advice.database.evidence",
                    percent(share),
                    facts.of(e.series().service()),
                    millis(e.p95Millis()),
                    millis(e.targetMicros() / 1000.0)),
                Text.of("advice.database.recommendation"),
                Text.of(
                    "advice.database.gain",
                    time(e.stats().overTargetMicros / Effort.MICROS_AN_HOUR),
                    percent(share)),
                Text.of("advice.database.refutation")),
            Math.min(0.95, 0.5 + 0.5 * share),
            e.hours(share)));
  }

  private static void bySize(CauseFacts facts, EndpointCase e, List<Cause> found) {
    double r = e.sizeCorrelation();
    if (!(r >= CORRELATED)
        || e.sizeExponent() < LEAST_EXPONENT
        || e.sizeDoublings() < LEAST_DOUBLINGS
        || isOfTheLine(e)) {
      return;
    }
    long paged = e.count(EvidenceCount.PAGED);
    boolean list = e.series().method().equals("GET");
    boolean noPaging = list && paged <= NOBODY * e.stats().requests;
    Text paging = noPaging ? Text.of("advice.size.paging", e.stats().requests) : Text.NONE;
    double r2 = r * r;
    found.add(
        facts.about(
            e,
            CauseKind.DATABASE,
            new Words(
                Text.sentences(
                    Text.of(
                        "advice.size.evidence",
                        percent(r2),
                        size(e.usualBytes()),
                        millis(e.p95Millis()),
                        size(e.bytesPerSecond())),
                    paging),
                Text.of(
                    noPaging ? "advice.size.recommendation.paging" : "advice.size.recommendation"),
                Text.of(
                    "advice.size.gain",
                    time(e.stats().overTargetMicros / Effort.MICROS_AN_HOUR),
                    percent(r2)),
                Text.of("advice.size.refutation")),
            Math.min(0.9, 0.35 + 0.6 * r2),
            e.hours(Math.min(1, r2 + 0.1))));
  }

  /** Whether what grows with the size is sending it. */
  static boolean isOfTheLine(EndpointCase e) {
    double upstream = e.share(TimePart.UPSTREAM);
    double database = e.share(TimePart.DATABASE);
    if (!Double.isNaN(upstream)) {
      return upstream < IN_UPSTREAM;
    }
    return Double.isNaN(database) && e.bytesPerSecond() >= LINE_RATE;
  }
}
