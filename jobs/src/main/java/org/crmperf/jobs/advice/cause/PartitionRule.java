package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.percent;
import static org.crmperf.jobs.text.Figures.time;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.text.Text;

/**
 * One tenant or one virtual host with most of the time over target, and slower than others are with
 * the same endpoints.
 */
final class PartitionRule implements CauseRule {
  private static final int LEAST_SEEN = 30;
  private static final double OF_THE_TAIL = 0.35;
  private static final double MORE_THAN_ITS_PART = 2;
  private static final double LEAST_RATIO = 1.5;
  private static final double ERRORS_AWAY = 5;

  /** What requests are parted by. */
  private enum Part {
    TENANT,
    HOST
  }

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    facts
        .samples()
        .forEach(
            (service, sample) -> {
              if (!judge(facts, service, sample, Part.TENANT, s -> s.request().tenant(), found)) {
                judge(facts, service, sample, Part.HOST, s -> s.request().host(), found);
              }
            });
  }

  private static boolean judge(
      CauseFacts facts,
      String service,
      List<Sampled> sample,
      Part what,
      Function<Sampled, String> value,
      List<Cause> found) {
    Map<String, Group> groups = Group.by(sample, value, facts.policy());
    double over = groups.values().stream().mapToDouble(g -> g.overTarget).sum();
    double requests = groups.values().stream().mapToDouble(g -> g.requests).sum();
    boolean any = false;
    for (Group g : groups.values()) {
      double ofTail = over == 0 ? 0 : g.overTarget / over;
      double part = g.requests / requests;
      boolean carries =
          groups.size() >= 2
              && g.seen >= LEAST_SEEN
              && ofTail >= Math.max(OF_THE_TAIL, MORE_THAN_ITS_PART * part)
              && g.ratio() >= LEAST_RATIO
              && g.logMean() >= ERRORS_AWAY * g.logError();
      if (carries) {
        found.add(cause(facts, service, what, g, groups.size(), ofTail, part));
        any = true;
      }
    }
    return any;
  }

  private static Cause cause(
      CauseFacts facts,
      String service,
      Part what,
      Group g,
      int groups,
      double ofTail,
      double part) {
    double excess = Math.max(0, g.micros - g.expected);
    return facts.about(
        CauseKind.PARTITION,
        new Words(
            Text.of(
                what == Part.TENANT
                    ? "advice.partition.evidence.tenant"
                    : "advice.partition.evidence.host",
                g.value,
                percent(ofTail),
                percent(part),
                fixed(g.ratio(), 1),
                groups - 1,
                facts.of(service)),
            Text.of("advice.partition.recommendation", g.value),
            Text.of("advice.partition.gain", time(excess / Effort.MICROS_AN_HOUR)),
            Text.of("advice.partition.refutation")),
        Math.min(0.95, 0.6 + 0.35 * ofTail),
        Effort.hours(excess / g.micros, Math.min(g.micros, g.overTarget), g.micros),
        g.exemplars());
  }
}
