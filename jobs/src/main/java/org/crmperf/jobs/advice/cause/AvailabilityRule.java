package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;

import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.advice.series.EndpointSeries;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.text.Text;

/** Answers 502, 503 and 504: what a proxy says when nothing behind it answers. */
final class AvailabilityRule implements CauseRule {
  private static final long LEAST = 30;
  private static final double OF_THE_DAY = 0.005;
  private static final double OF_AN_HOUR = 0.03;
  private static final double OF_AN_ENDPOINT = 0.01;
  private static final double OF_ERRORS = 0.5;
  private static final double NEARLY_ALL = 0.8;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    long[] codes = new long[3];
    long errors = 0;
    int hours = facts.day().hours();
    double[] hourly = new double[hours];
    double[] requests = new double[hours];
    for (EndpointCase e : facts.endpoints()) {
      errors += e.stats().errors;
      for (int i = 0; i < codes.length; i++) {
        codes[i] += e.stats().gatewayErrors[i];
      }
      add(e.series(), hourly, requests);
    }
    long all = codes[0] + codes[1] + codes[2];
    int worst = 0;
    for (int h = 0; h < hours; h++) {
      worst = hourly[h] > hourly[worst] ? h : worst;
    }
    boolean burst =
        hours > 0 && hourly[worst] >= LEAST && hourly[worst] >= OF_AN_HOUR * requests[worst];
    boolean steady = all >= OF_THE_DAY * facts.requests();
    PlatformEndpoint most =
        facts.merged().stream()
            .max(Comparator.comparingLong(PlatformEndpoint::gatewayErrors))
            .orElse(null);
    boolean ofOne = most != null && isOfOne(most, all);
    boolean sudden = facts.incidents().stream().mapToLong(Incident::errors).sum() >= LEAST;
    if (all < LEAST || all < OF_ERRORS * errors || !(burst || steady || ofOne || sudden)) {
      return;
    }
    int code = codes[0] >= codes[1] && codes[0] >= codes[2] ? 0 : codes[1] >= codes[2] ? 1 : 2;
    Words words =
        new Words(
            Text.of(
                "advice.gateway.evidence",
                all,
                codes[0],
                codes[1],
                codes[2],
                fixed(100.0 * all / Math.max(1, facts.requests()), 1),
                fixed(100.0 * all / Math.max(1, errors), 0),
                clock(facts, worst),
                fixed(hourly[worst], 0)),
            advice(code),
            Text.counted("advice.failed", all),
            Text.of("advice.gateway.refutation"));
    // what clients repeated into a failure is the storm's
    double own = Math.max(0.1 * all, all - RetryRule.repeatedErrors(facts.incidents()));
    double confidence = Math.min(0.95, 0.6 + 0.35 * all / Math.max(1, errors));
    boolean one = most != null && most.isOne() && most.gatewayErrors() >= NEARLY_ALL * all;
    found.add(
        one && most != null
            ? facts.about(
                most, CauseKind.AVAILABILITY_DESIGN, words, confidence, Effort.failed(own))
            : facts.about(
                CauseKind.AVAILABILITY_DESIGN,
                words,
                confidence,
                Effort.failed(own),
                most == null ? List.of() : most.exemplars()));
  }

  /** Whether they are one endpoint's, and a part of its requests that counts. */
  private static boolean isOfOne(PlatformEndpoint most, long all) {
    return most.gatewayErrors() >= NEARLY_ALL * all
        && most.gatewayErrors() >= OF_AN_ENDPOINT * most.stats().requests;
  }

  private static Text advice(int code) {
    return switch (code) {
      case 0 -> Text.of("advice.gateway.recommendation.502");
      case 1 -> Text.of("advice.gateway.recommendation.503");
      default -> Text.of("advice.gateway.recommendation.504");
    };
  }

  private static void add(EndpointSeries series, double[] hourly, double[] requests) {
    for (int h = 0; h < hourly.length; h++) {
      RollupCell cell = series.cells().get(h);
      if (cell != null) {
        requests[h] += cell.stats.requests;
        for (long count : cell.stats.gatewayErrors) {
          hourly[h] += count;
        }
      }
    }
  }

  static Text clock(CauseFacts facts, int hour) {
    return facts.day().clock().at(facts.day().at(hour * 60));
  }
}
