package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;

import java.util.List;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.metric.CellEvidence;
import org.crmperf.jobs.metric.DistinctCount;
import org.crmperf.jobs.metric.EvidenceCount;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.text.Text;

/** Retry storms: requests that rise while they fail. */
final class RetryRule implements CauseRule {
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final double LEAST_FACTOR = 1.5;
  private static final double CONFIDENCE = 0.85;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    List<Incident> storms = storms(facts.incidents());
    if (!storms.isEmpty()) {
      found.add(cause(facts, storms));
    }
  }

  /** The incidents in which requests rose as they failed, without those within wider ones. */
  static List<Incident> storms(List<Incident> incidents) {
    List<Incident> storms =
        incidents.stream()
            .filter(i -> i.retryStorm() && i.requestFactor() >= LEAST_FACTOR)
            .toList();
    return storms.stream()
        .filter(
            i ->
                storms.stream()
                    .noneMatch(
                        wider ->
                            wider.scope().compareTo(i.scope()) < 0
                                && wider.fromMinute() < i.toMinute()
                                && i.fromMinute() < wider.toMinute()))
        .toList();
  }

  /** The failures of storms that are there because clients tried again. */
  static double repeatedErrors(List<Incident> incidents) {
    return storms(incidents).stream()
        .mapToDouble(i -> i.errors() * (1 - 1 / i.requestFactor()))
        .sum();
  }

  private static Cause cause(CauseFacts facts, List<Incident> storms) {
    Incident worst = storms.get(0);
    double errors = 0;
    double repeats = 0;
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (Incident i : storms) {
      worst = i.errors() > worst.errors() ? i : worst;
      errors += i.errors();
      repeats += i.requests() * (1 - 1 / i.requestFactor());
      from = Math.min(from, i.fromMinute());
      to = Math.max(to, i.toMinute());
    }
    double tries = tries(facts, worst);
    Text repeated = tries >= 2 ? Text.of("advice.storm.tries", fixed(tries, 1)) : Text.NONE;
    Text others = storms.size() > 1 ? Text.of("advice.storm.times", storms.size()) : Text.NONE;
    return new Cause(
        CauseKind.FLOW_CONTROL,
        storms.size() == 1 ? worst.endpoint() : null,
        storms.size() == 1 ? worst.method() : null,
        facts.fromMicros() + from * MINUTE_MICROS,
        facts.fromMicros() + to * MINUTE_MICROS,
        Text.sentences(
            Text.of(
                "advice.storm.evidence",
                facts.day().clock().at(worst.start()),
                worst.where(),
                fixed(worst.requestFactor(), 1),
                worst.requests(),
                worst.minutes(),
                worst.errors()),
            repeated,
            others),
        Text.of("advice.storm.recommendation"),
        Text.of("advice.storm.gain", fixed(repeats, 0)),
        Text.of("advice.storm.refutation"),
        CONFIDENCE,
        Effort.failed(errors) / CONFIDENCE,
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
