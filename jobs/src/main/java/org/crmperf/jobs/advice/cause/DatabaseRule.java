package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.advice.cause.Effort.millis;
import static org.crmperf.jobs.advice.cause.Effort.size;
import static org.crmperf.jobs.advice.cause.Effort.text;
import static org.crmperf.jobs.advice.cause.Effort.time;

import java.util.List;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.TimePart;

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
                text(
                    "The database has %.0f %% of its time%s; p95 is %s against a target of %s.",
                    100 * share,
                    facts.of(e.series().service()),
                    millis(e.p95Millis()),
                    millis(e.targetMicros() / 1000.0)),
                "Look at its queries: a missing index, one query for each row, columns nobody reads.",
                text(
                    "%s of waiting beyond the target, of which %.0f %% is in the database",
                    time(e.stats().overTargetMicros / Effort.MICROS_AN_HOUR), 100 * share),
                "The queries of a slow request are fast when run by themselves."),
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
    String paging =
        noPaging
            ? text(" None of its %d requests asks for a page of the list.", e.stats().requests)
            : "";
    double r2 = r * r;
    found.add(
        facts.about(
            e,
            CauseKind.DATABASE,
            new Words(
                text(
                    "The more it returns, the longer it takes: sizes explain %.0f %% of its times"
                        + " (usual size %s, p95 %s), at %s a second, which no network is.%s",
                    100 * r2,
                    size(e.usualBytes()),
                    millis(e.p95Millis()),
                    size(e.bytesPerSecond()),
                    paging),
                noPaging
                    ? "Return the list in pages with a limit of its own, and index what it sorts by."
                    : "Bound what one request may return, and look for a query for each row.",
                text(
                    "%s of waiting beyond the target, of which sizes explain %.0f %%",
                    time(e.stats().overTargetMicros / Effort.MICROS_AN_HOUR), 100 * r2),
                "Small and large results of the slowest requests take equally long."),
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
