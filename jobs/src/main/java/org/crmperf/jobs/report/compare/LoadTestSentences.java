package org.crmperf.jobs.report.compare;

import java.util.List;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.loadtest.LoadTestAnswers;
import org.crmperf.jobs.advice.loadtest.LoadTestComparison;
import org.crmperf.jobs.advice.loadtest.LoneEndpoint;
import org.crmperf.jobs.advice.loadtest.Question;
import org.crmperf.jobs.advice.loadtest.Question.Answer;
import org.crmperf.jobs.advice.loadtest.SharedEndpoint;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.text.Text;

/** The answers about a load test, with their figures. */
final class LoadTestSentences {
  private final LoadTestComparison found;

  LoadTestSentences(LoadTestComparison found) {
    this.found = found;
  }

  /** Whether it stands for production, in one sentence. */
  Text verdict() {
    long no = count(Answer.NO);
    if (no > 0) {
      return Text.of("compare.test.verdict.no", no);
    }
    return Text.of("compare.test.verdict." + (count(Answer.UNKNOWN) > 0 ? "partly" : "yes"));
  }

  private long count(Answer answer) {
    return List.of(Question.values()).stream()
        .filter(question -> LoadTestAnswers.of(question, found) == answer)
        .count();
  }

  Text of(Question question) {
    Answer answer = LoadTestAnswers.of(question, found);
    String key = "compare.test." + question.column() + "." + answer.column();
    return switch (question) {
      case ENDPOINTS -> endpoints(key);
      case MIX ->
          Text.of(
              key,
              Shown.share(found.mix().distance()),
              Shown.share(found.mix().limit()),
              Display.duration(found.mix().p95Millis()),
              Display.duration(found.mix().reweightedP95Millis()));
      case TAIL -> tail(key, answer);
      case LOOP ->
          Text.of(
              key,
              found.loop().minutes(),
              Decimals.fixed(nanAsZero(found.loop().correlation()), 2),
              found.loop().stalls(),
              Display.duration(found.test().all().stats().maxMicros / 1000.0));
      case LOAD ->
          Text.of(
              key,
              Shown.rate(found.test().peakThroughput()),
              Shown.rate(found.production().peakThroughput()),
              Shown.share(LoadTestAnswers.peakShare(found)),
              Shown.rate(found.testConcurrency()),
              Shown.rate(found.peakConcurrency()));
      case ERRORS ->
          Text.of(
              key,
              Shown.share(found.test().all().errorRate()),
              Shown.share(found.production().all().errorRate()));
    };
  }

  private Text endpoints(String key) {
    if (found.shared().isEmpty()) {
      return Text.of("compare.test.endpoints.none");
    }
    LoneEndpoint first = found.missing().isEmpty() ? null : found.missing().get(0);
    return Text.of(
        key,
        Shown.count(found.missing().size()),
        Shown.share(LoadTestAnswers.missingRequests(found)),
        Shown.share(LoadTestAnswers.missingTime(found)),
        first == null ? "" : Shown.name(first.endpoint()),
        Shown.count(found.extra().size()),
        Shown.count(found.shared().size()));
  }

  private Text tail(String key, Answer answer) {
    List<SharedEndpoint> low = LoadTestAnswers.understated(found);
    if (answer == Answer.NO) {
      SharedEndpoint first = low.get(0);
      return Text.of(
          key,
          Shown.count(low.size()),
          Shown.count(LoadTestAnswers.tested(found).size()),
          Shown.share(LoadTestAnswers.understatedShare(found)),
          Shown.name(first.endpoint()),
          Display.duration(first.test().millis(Rank.P99)),
          Display.duration(first.production().millis(Rank.P99)),
          times(first.testStretch()),
          times(first.productionStretch()));
    }
    return Text.of(key, Shown.count(low.size()), Shown.count(LoadTestAnswers.tested(found).size()));
  }

  /** {@code 4.2}: how many times the median the p99 is. */
  static String times(double stretch) {
    return Double.isNaN(stretch) ? Display.NONE : Decimals.fixed(stretch, 1);
  }

  private static double nanAsZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
