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
 * Time that is spent neither upstream nor in a queue: sending the response. Without an upstream
 * time, large responses whose time grows with their size at the rate of a line.
 */
final class NetworkRule implements CauseRule {
  private static final double MOST_UPSTREAM = 0.5;
  private static final double LEAST_GAP_MILLIS = 150;
  private static final double LARGE_SHARE = 0.1;
  private static final double LARGE_TIME = 0.5;
  private static final double CORRELATED = 0.4;
  private static final long LEAST_REQUESTS = 50;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    for (EndpointCase e : facts.endpoints()) {
      if (e.isOne() && e.stats().timed >= LEAST_REQUESTS) {
        double upstream = e.share(TimePart.UPSTREAM);
        if (Double.isNaN(upstream)) {
          large(facts, e, found);
        } else {
          gap(facts, e, upstream, found);
        }
      }
    }
  }

  private static void gap(CauseFacts facts, EndpointCase e, double upstream, List<Cause> found) {
    double queue = e.share(TimePart.QUEUE);
    double gap = 1 - upstream - (Double.isNaN(queue) ? 0 : queue);
    double gapMillis = gap * e.meanMillis();
    if (upstream > MOST_UPSTREAM || gap < 1 - MOST_UPSTREAM || gapMillis < LEAST_GAP_MILLIS) {
      return;
    }
    found.add(
        facts.about(
            e,
            CauseKind.NETWORK,
            new Words(
                Text.of(
                    "advice.sending.evidence",
                    percent(upstream),
                    millis(gapMillis),
                    size(bytes(e)),
                    facts.of(e.series().service())),
                advice(e),
                Text.of("advice.sending.gain", time(hoursOf(e, gap))),
                Text.of("advice.sending.refutation")),
            Math.min(0.95, 0.45 + 0.5 * gap),
            e.hours(gap)));
  }

  private static void large(CauseFacts facts, EndpointCase e, List<Cause> found) {
    double large = e.count(EvidenceCount.LARGE);
    double share = large / e.stats().requests;
    double ofTime = e.count(EvidenceCount.LARGE_MICROS) / (double) e.stats().sumMicros;
    boolean sent = e.sizeCorrelation() >= CORRELATED || e.sizeDoublings() < 0.3 || e.isAssets();
    if (large < LEAST_REQUESTS
        || share < LARGE_SHARE
        || ofTime < LARGE_TIME
        || !(e.isSlow() || e.isAssets())
        || !sent
        || !DatabaseRule.isOfTheLine(e)) {
      return;
    }
    double mean = e.count(EvidenceCount.LARGE_BYTES) / large;
    found.add(
        facts.about(
            e,
            CauseKind.NETWORK,
            new Words(
                Text.of(
                    "advice.large.evidence",
                    percent(share),
                    size(mean),
                    percent(ofTime),
                    size(e.bytesPerSecond()),
                    facts.of(e.series().service())),
                advice(e),
                Text.of(
                    "advice.large.gain",
                    time(e.count(EvidenceCount.LARGE_MICROS) / Effort.MICROS_AN_HOUR)),
                Text.of("advice.large.refutation")),
            Math.min(0.85, 0.4 + 0.45 * ofTime),
            e.hours(0.8 * ofTime)));
  }

  private static Text advice(EndpointCase e) {
    if (e.isAssets()) {
      return Text.of("advice.network.recommendation.assets");
    }
    return bytes(e) >= 100_000
        ? Text.of("advice.network.recommendation.large")
        : Text.of("advice.network.recommendation.small");
  }

  private static double bytes(EndpointCase e) {
    return (double) e.stats().responseBytes / e.stats().requests;
  }

  private static double hoursOf(EndpointCase e, double share) {
    return share * e.stats().sumMicros / Effort.MICROS_AN_HOUR;
  }
}
