package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.millis;
import static org.crmperf.jobs.text.Figures.percent;
import static org.crmperf.jobs.text.Figures.time;

import java.util.Comparator;
import java.util.List;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.text.Text;

/** Time that the log itself says was spent in a queue. */
final class QueueRule implements CauseRule {
  private static final int QUEUE = TimePart.QUEUE.ordinal();
  private static final double LEAST_SHARE = 0.15;
  private static final double LEAST_MILLIS = 50;
  private static final double NEARLY_ALL = 0.7;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    double queued = 0;
    double of = 0;
    double over = 0;
    for (EndpointCase e : facts.endpoints()) {
      queued += e.stats().partMicros[QUEUE];
      of += e.stats().partOfMicros[QUEUE];
      over += e.share(TimePart.QUEUE) > 0 ? e.stats().overTargetMicros : 0;
    }
    EndpointCase most =
        facts.endpoints().stream()
            .max(Comparator.comparingLong(e -> e.stats().partMicros[QUEUE]))
            .orElse(null);
    if (most == null || queued == 0) {
      return;
    }
    double ownShare = most.share(TimePart.QUEUE);
    boolean one =
        most.isOne()
            && most.stats().partMicros[QUEUE] >= NEARLY_ALL * queued
            && most.stats().requests < NEARLY_ALL * facts.requests();
    if (one && ownShare >= LEAST_SHARE && ownShare * most.meanMillis() >= LEAST_MILLIS) {
      found.add(
          facts.about(
              most,
              CauseKind.CONCURRENCY,
              words(ownShare, ownShare * most.meanMillis(), queued),
              Math.min(0.95, 0.7 + 0.3 * ownShare),
              most.hours(ownShare)));
    } else if (!one && queued >= LEAST_SHARE * of) {
      double share = queued / of;
      double mean = queued / 1000 / Math.max(1, facts.requests());
      if (mean >= LEAST_MILLIS) {
        found.add(
            facts.about(
                CauseKind.CONCURRENCY,
                words(share, mean, queued),
                Math.min(0.95, 0.7 + 0.3 * share),
                Effort.hours(share, over, of),
                most.exemplars()));
      }
    }
  }

  private static Words words(double share, double millis, double queued) {
    return new Words(
        Text.of("advice.queue.evidence", percent(share), millis(millis)),
        Text.of("advice.queue.recommendation"),
        Text.of("advice.queue.gain", time(queued / Effort.MICROS_AN_HOUR)),
        Text.of("advice.queue.refutation"));
  }
}
