package org.crmperf.jobs.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.advice.timelost.TimeLost;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.RequestStats;

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
        text(
            "p95 is %.0f ms against a target of %.0f ms; %d of %d requests were over it; %.1f %% of"
                + " all response time.",
            p95,
            endpoint.targetMillis(),
            stats.overTarget,
            stats.timed,
            100 * endpoint.timeShare()),
        "Start with the requests above the target: what they ask for, and what they wait for.",
        gain(facts.timeLost(), endpoint, hoursLost),
        MetricDefinition.P95_MS.isUncertain(endpoint.row()) ? 0.5 : 0.9);
  }

  /** What the platform would be like if the endpoint met its target, computed and not guessed. */
  private static String gain(TimeLost lost, EndpointFacts endpoint, double hoursLost) {
    String hours = text("%.2f hours of waiting if every request met the target", hoursLost);
    return lost.rows().stream()
        .filter(row -> row.endpoint().equals(endpoint.endpoint()))
        .filter(row -> row.method().equals(endpoint.method()))
        .findFirst()
        .map(
            row ->
                hours
                    + text(
                        " (%.1f %% of all time lost); the platform's p95 %.0f ms instead of %.0f,"
                            + " p99 %.0f instead of %.0f, Apdex %.3f instead of %.3f",
                        100 * row.share(),
                        row.ifMet().p95Millis(),
                        lost.today().p95Millis(),
                        row.ifMet().p99Millis(),
                        lost.today().p99Millis(),
                        row.ifMet().apdex(),
                        lost.today().apdex()))
        .orElse(hours);
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
                        text(
                            "%d of %d requests were errors (%.2f %%).",
                            e.row().stats().errors,
                            e.row().stats().requests,
                            100.0 * e.row().stats().errors / e.row().stats().requests),
                        "Group its errors by status and minute, and compare with the outages.",
                        text("%d failed requests", e.row().stats().errors),
                        0.9)));
  }

  private static void dataQuality(PeriodFacts facts, List<Finding> findings) {
    if (facts.lines() > 0 && facts.rejected() > facts.maxRejectRate() * facts.lines()) {
      findings.add(
          dataQuality(
              facts,
              Severity.HIGH,
              text(
                  "%d of %d lines were rejected (%.2f %%, allowed %.2f %%).",
                  facts.rejected(),
                  facts.lines(),
                  100.0 * facts.rejected() / facts.lines(),
                  100 * facts.maxRejectRate()),
              "Look at the reasons in the accounting and at rejects/ in the warehouse; the format may"
                  + " be wrong for part of the log."));
    }
    if (facts.foldedEndpoints() > 0) {
      findings.add(
          dataQuality(
              facts,
              Severity.LOW,
              text(
                  "%d endpoints beyond the limit of %d share one group.",
                  facts.foldedEndpoints(), facts.endpointLimit()),
              "Add endpoint rules for the paths that hold identifiers, so that they become one"
                  + " endpoint."));
    }
  }

  private static Finding dataQuality(
      PeriodFacts facts, Severity severity, String evidence, String recommendation) {
    return new Finding(
        severity,
        FindingKind.DATA_QUALITY,
        null,
        null,
        facts.start(),
        facts.end(),
        evidence,
        recommendation,
        "",
        1);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
