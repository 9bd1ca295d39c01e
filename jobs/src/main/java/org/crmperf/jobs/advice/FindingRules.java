package org.crmperf.jobs.advice;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.millis;
import static org.crmperf.jobs.text.Figures.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.text.Text;

/** What a single day shows without a baseline: slow endpoints, errors, doubtful data. */
public final class FindingRules {
  private static final int MOST_SLOW = 20;
  private static final int MOST_ERRORS = 20;
  private static final double ERROR_RATE = 0.01;
  private static final long LEAST_ERRORS = 10;
  private static final double MICROS_AN_HOUR = 3.6e9;

  private FindingRules() {}

  /** The findings, most urgent first. */
  public static List<Finding> of(PeriodFacts facts) {
    List<Finding> findings = new ArrayList<>();
    slow(facts, findings);
    errors(facts, findings);
    dataQuality(facts, findings);
    findings.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(findings);
  }

  private static void slow(PeriodFacts facts, List<Finding> findings) {
    facts.endpoints().stream()
        .filter(EndpointFacts::slow)
        .limit(MOST_SLOW)
        .forEach(endpoint -> findings.add(slow(facts, endpoint)));
  }

  private static Finding slow(PeriodFacts facts, EndpointFacts endpoint) {
    RequestStats stats = endpoint.row().stats();
    double hoursLost = stats.overTargetMicros / MICROS_AN_HOUR;
    double p95 = MetricDefinition.P95_MS.value(endpoint.row());
    return new Finding(
        endpoint.timeShare() >= 0.2 ? Severity.HIGH : Severity.MEDIUM,
        FindingKind.SLOW,
        endpoint.endpoint(),
        endpoint.method(),
        facts.start(),
        facts.end(),
        Text.of(
            "advice.slow.evidence",
            millis(p95),
            millis(endpoint.targetMillis()),
            stats.overTarget,
            stats.timed,
            fixed(100 * endpoint.timeShare(), 1)),
        Text.of("advice.slow.recommendation"),
        gain(facts.timeLost(), endpoint, hoursLost),
        MetricDefinition.P95_MS.isUncertain(endpoint.row()) ? 0.5 : 0.9);
  }

  /** What the platform would be like if the endpoint met its target, computed and not guessed. */
  private static Text gain(TimeLost lost, EndpointFacts endpoint, double hoursLost) {
    Text waiting = time(hoursLost);
    return lost.rows().stream()
        .filter(row -> row.endpoint().equals(endpoint.endpoint()))
        .filter(row -> row.method().equals(endpoint.method()))
        .findFirst()
        .map(
            row ->
                Text.clauses(
                    List.of(
                        Text.of("advice.slow.gain.share", waiting, fixed(100 * row.share(), 1)),
                        instead(
                            "advice.slow.gain.p95",
                            millis(row.ifMet().p95Millis()),
                            millis(lost.today().p95Millis())),
                        instead(
                            "advice.slow.gain.p99",
                            millis(row.ifMet().p99Millis()),
                            millis(lost.today().p99Millis())),
                        instead(
                            "advice.slow.gain.apdex",
                            fixed(row.ifMet().apdex(), 3),
                            fixed(lost.today().apdex(), 3)))))
        .orElseGet(() -> Text.of("advice.slow.gain", waiting));
  }

  /** A figure that would differ; nothing where it reads the same. */
  private static Text instead(String key, String then, String now) {
    return then.equals(now) ? Text.NONE : Text.of(key, then, now);
  }

  private static void errors(PeriodFacts facts, List<Finding> findings) {
    facts.endpoints().stream()
        .filter(e -> e.row().stats().errors >= LEAST_ERRORS)
        .filter(e -> e.row().stats().errors >= ERROR_RATE * e.row().stats().requests)
        .sorted(Comparator.comparingLong((EndpointFacts e) -> e.row().stats().errors).reversed())
        .limit(MOST_ERRORS)
        .forEach(
            e ->
                findings.add(
                    new Finding(
                        Severity.MEDIUM,
                        FindingKind.ERRORS,
                        e.endpoint(),
                        e.method(),
                        facts.start(),
                        facts.end(),
                        Text.of(
                            "advice.errors.evidence",
                            e.row().stats().errors,
                            e.row().stats().requests,
                            fixed(100.0 * e.row().stats().errors / e.row().stats().requests, 2)),
                        Text.of("advice.errors.recommendation"),
                        Text.counted("advice.failed", e.row().stats().errors),
                        0.9)));
  }

  private static void dataQuality(PeriodFacts facts, List<Finding> findings) {
    if (facts.lines() > 0 && facts.rejected() > facts.maxRejectRate() * facts.lines()) {
      findings.add(
          dataQuality(
              facts,
              Severity.HIGH,
              Text.of(
                  facts.rejected() == 1
                      ? "advice.rejected.evidence.one"
                      : "advice.rejected.evidence",
                  facts.rejected(),
                  facts.lines(),
                  fixed(100.0 * facts.rejected() / facts.lines(), 2),
                  fixed(100 * facts.maxRejectRate(), 2)),
              Text.of("advice.rejected.recommendation")));
    }
    if (facts.foldedEndpoints() > 0) {
      findings.add(
          dataQuality(
              facts,
              Severity.LOW,
              Text.of("advice.folded.evidence", facts.foldedEndpoints(), facts.endpointLimit()),
              Text.of("advice.folded.recommendation")));
    }
  }

  private static Finding dataQuality(
      PeriodFacts facts, Severity severity, Text evidence, Text recommendation) {
    return new Finding(
        severity,
        FindingKind.DATA_QUALITY,
        null,
        null,
        facts.start(),
        facts.end(),
        evidence,
        recommendation,
        Text.NONE,
        1);
  }
}
