package org.crmperf.jobs.advice.cause;

import static org.crmperf.jobs.advice.cause.Effort.text;
import static org.crmperf.jobs.advice.cause.Effort.time;

import java.util.List;
import java.util.Map;
import org.crmperf.jobs.advice.cause.CauseFacts.Words;

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
    String failing =
        fails
            ? text(" It fails %.1f %% of its requests, its peers %.2f %%.", 100 * rate, 100 * peers)
            : "";
    String slower =
        slow
            ? text(" It takes %.1f times as long as its peers for the same endpoints.", g.ratio())
            : "";
    found.add(
        facts.about(
            CauseKind.AVAILABILITY_DESIGN,
            new Words(
                text(
                        "Server %s is worse than its %d peers%s.",
                        g.value, all.size() - 1, facts.of(service))
                    + failing
                    + slower,
                "Take it out of rotation and look at it; let health checks judge errors and response"
                    + " times, so that the proxy does so by itself.",
                slow && !fails
                    ? text("%s of waiting", time(excess / Effort.MICROS_AN_HOUR))
                    : text("%.0f failed requests", Math.max(0, g.failed - peers * g.requests)),
                "Its peers are as bad when they get the same requests."),
            0.9,
            hours,
            g.exemplars()));
  }
}
