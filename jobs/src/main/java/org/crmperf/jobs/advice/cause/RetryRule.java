package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.advice.cause.Effort.text;

import java.util.List;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.RollupCell;

/** Retry storms: requests that rise while they fail. */
final class RetryRule implements CauseRule {
  private static final double ALONE = 1.5;
  private static final double BESIDE_FAILURES = 1.25;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    for (Incident i : facts.incidents()) {
      if (i.retryStorm() && i.requestFactor() >= ALONE) {
        found.add(cause(facts, i));
      }
    }
  }

  private static Cause cause(CauseFacts facts, Incident i) {
    double tries = tries(facts, i);
    String repeated =
        tries >= 2
            ? text(" Each failed request was sent %.1f times by the same client.", tries)
            : "";
    long from = facts.fromMicros() + i.fromMinute() * 60_000_000L;
    return new Cause(
        CauseKind.FLOW_CONTROL,
        i.endpoint(),
        i.method(),
        from,
        facts.fromMicros() + i.toMinute() * 60_000_000L,
        text(
                "While %s failed, requests rose %.1f-fold: %d came in %d minutes, %d of them failed.",
                i.where(), i.requestFactor(), i.requests(), i.minutes(), i.errors())
            + repeated,
        "Let clients wait longer after each failed try, with a chance in it, and give up after a few;"
            + " turn away what is too much with 503 and Retry-After.",
        text(
            "%.0f requests that only repeated others",
            i.requests() * (1 - 1 / i.requestFactor())),
        "The additional requests came from new clients, and made it fail.",
        0.85,
        Effort.failed(i.errors()) * BESIDE_FAILURES / 0.85,
        List.of());
  }

  /** Failed requests for each distinct pair of client and target, in the hours of an incident. */
  private static double tries(CauseFacts facts, Incident i) {
    double failed = 0;
    double pairs = 0;
    for (EndpointCase e : facts.endpoints()) {
      for (int h = i.fromMinute() / 60; h <= (i.toMinute() - 1) / 60; h++) {
        RollupCell cell = h < e.series().cells().size() ? e.series().cells().get(h) : null;
        CellEvidence evidence = cell == null ? null : cell.evidence();
        DistinctCount distinct = evidence == null ? null : evidence.failedPairs;
        if (evidence != null && distinct != null) {
          failed += evidence.get(EvidenceCount.FAILED);
          pairs += distinct.estimate();
        }
      }
    }
    return pairs == 0 ? 0 : failed / pairs;
  }
}
