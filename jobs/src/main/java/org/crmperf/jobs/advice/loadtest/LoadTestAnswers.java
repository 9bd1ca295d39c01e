package org.crmperf.jobs.advice.loadtest;

import java.util.List;
import org.crmperf.jobs.advice.loadtest.Question.Answer;

/** The answers of a comparison, by thresholds that docs/compare.md states. */
public final class LoadTestAnswers {
  /** Endpoints with this part of production's requests or time may be missing. */
  public static final double MOST_MISSING = 0.05;

  /** Endpoints with this part of the requests compared may have a tail that is too short. */
  public static final double MOST_UNDERSTATED = 0.10;

  /** A test need not reach all of the peak. */
  public static final double LEAST_PEAK = 0.95;

  private static final double LEAST_ERRORS = 0.01;
  private static final double MOST_ERRORS = 2;

  private LoadTestAnswers() {}

  /** Whether any answer is no. */
  public static boolean isAnyNo(LoadTestComparison found) {
    for (Question question : Question.values()) {
      if (of(question, found) == Answer.NO) {
        return true;
      }
    }
    return false;
  }

  /** The answer to a question. */
  public static Answer of(Question question, LoadTestComparison found) {
    return switch (question) {
      case ENDPOINTS ->
          yesUnless(
              found.shared().isEmpty()
                  || missingRequests(found) >= MOST_MISSING
                  || missingTime(found) >= MOST_MISSING);
      case MIX -> found.shared().size() < 2 ? Answer.UNKNOWN : yesUnless(found.mix().differs());
      case TAIL ->
          tested(found).isEmpty()
              ? Answer.UNKNOWN
              : yesUnless(understatedShare(found) >= MOST_UNDERSTATED);
      case LOOP ->
          Double.isNaN(found.loop().correlation())
              ? Answer.UNKNOWN
              : yesUnless(found.loop().shows());
      case LOAD -> yesUnless(peakShare(found) < LEAST_PEAK);
      case ERRORS -> {
        double rate = found.test().all().errorRate();
        yield yesUnless(
            rate >= LEAST_ERRORS && rate >= MOST_ERRORS * found.production().all().errorRate());
      }
    };
  }

  private static Answer yesUnless(boolean no) {
    return no ? Answer.NO : Answer.YES;
  }

  /** The part of production's requests that the test has no endpoint for. */
  public static double missingRequests(LoadTestComparison found) {
    return found.missing().stream().mapToDouble(LoneEndpoint::requestShare).sum();
  }

  /** The part of production's time that the test has no endpoint for. */
  public static double missingTime(LoadTestComparison found) {
    return found.missing().stream().mapToDouble(LoneEndpoint::timeShare).sum();
  }

  /** Endpoints whose tails were compared. */
  public static List<SharedEndpoint> tested(LoadTestComparison found) {
    return found.shared().stream().filter(SharedEndpoint::tested).toList();
  }

  /** Endpoints whose tail the test understates, production's busiest first. */
  public static List<SharedEndpoint> understated(LoadTestComparison found) {
    return found.shared().stream().filter(SharedEndpoint::understated).toList();
  }

  /** Their part of production's requests to the endpoints whose tails were compared. */
  public static double understatedShare(LoadTestComparison found) {
    double all = tested(found).stream().mapToDouble(SharedEndpoint::productionShare).sum();
    double low = understated(found).stream().mapToDouble(SharedEndpoint::productionShare).sum();
    return all == 0 ? 0 : low / all;
  }

  /** The test's busiest minute by production's. */
  public static double peakShare(LoadTestComparison found) {
    return found.test().peakThroughput() / found.production().peakThroughput();
  }
}
