package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.time;

import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;
import org.crmperf.jobs.text.Text;

/** One server behind the proxy that fails more, or is slower, than its peers. */
final class UpstreamRule implements CauseRule {
  private static final int LEAST_SEEN = 30;
  private static final double LEAST_MORE = 0.01;
  private static final double LEAST_FACTOR = 3;
  private static final double LEAST_RATIO = 1.4;
  private static final double ERRORS_AWAY = 5;

  @Override
  public void find(CauseFacts facts, List<Cause> found) {
    facts
        .samples()
        .forEach(
            (service, sample) -> {
              Map<String, Group> servers =
                  Group.by(sample, s -> server(s.request().upstream()), facts.policy());
              if (servers.size() >= 2) {
                servers.values().forEach(g -> judge(facts, service, g, servers, found));
              }
            });
  }

  /** The server that a request's failure or time is put down to: the first that was asked. */
  static String server(String upstream) {
    int end = upstream.length();
    for (int i = 0; i < upstream.length(); i++) {
      char c = upstream.charAt(i);
      if (c == ',' || c == ' ') {
        end = i;
        break;
      }
    }
    return upstream.substring(0, end);
  }

  private static void judge(
      CauseFacts facts, String service, Group g, Map<String, Group> all, List<Cause> found) {
    if (g.seen < LEAST_SEEN) {
      return;
    }
    double requests = 0;
    double failed = 0;
    for (Group other : all.values()) {
      requests += other == g ? 0 : other.requests;
      failed += other == g ? 0 : other.failed;
    }
    double rate = g.failed / g.requests;
    double peers = (failed + 0.5) / (requests + 1);
    double seenFailed = rate * g.seen;
    double expected = peers * g.seen;
    boolean fails =
        rate >= LEAST_FACTOR * peers
            && rate - peers >= LEAST_MORE
            && seenFailed - expected >= ERRORS_AWAY * Math.sqrt(Math.max(1, expected));
    double log = g.logMean();
    boolean slow =
        g.ratio() >= LEAST_RATIO
            && log >= Math.log(1.2)
            && log >= ERRORS_AWAY * g.logError()
            && all.values().stream().noneMatch(o -> o != g && o.ratio() > g.ratio());
    if (!fails && !slow) {
      return;
    }
    double excess = Math.max(0, g.micros - g.expected);
    double hours =
        (fails ? Effort.failed(g.failed - peers * g.requests) : 0)
            + (slow
                ? Effort.hours(excess / g.micros, Math.min(g.overTarget, g.micros), g.micros)
                : 0);
    Text failing =
        fails
            ? Text.of("advice.server.fails", fixed(100 * rate, 1), fixed(100 * peers, 2))
            : Text.NONE;
    Text slower = slow ? Text.of("advice.server.slow", fixed(g.ratio(), 1)) : Text.NONE;
    found.add(
        facts.about(
            CauseKind.AVAILABILITY_DESIGN,
            new Words(
                Text.sentences(
                    Text.of("advice.server.evidence", g.value, all.size() - 1, facts.of(service)),
                    failing,
                    slower),
                Text.of("advice.server.recommendation"),
                slow && !fails
                    ? Text.of("advice.server.gain", time(excess / Effort.MICROS_AN_HOUR))
                    : Text.counted(
                        "advice.failed", Math.round(Math.max(0, g.failed - peers * g.requests))),
                Text.of("advice.server.refutation")),
            0.9,
            hours,
            g.exemplars()));
  }
}
