package org.crmperf.jobs.advice.cause;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.jobs.metric.EndpointFold;

/**
 * Two causes of the same time. Who makes a load comes before what the load does, and a queue that
 * is measured before what grows with load. Of one endpoint what a log measures (where the time
 * went) comes before what follows from how often the same was asked: a cache hides a slow answer
 * and does not mend it. Assets are the other way round: what clients keep need not be sent, however
 * slow the line.
 */
final class Precedence {
  private static final double BEHIND = 0.6;
  private static final Set<CauseKind> MEASURED =
      EnumSet.of(CauseKind.DATABASE, CauseKind.NETWORK, CauseKind.CONCURRENCY);

  private Precedence() {}

  private static boolean isOfLoad(Cause cause) {
    return cause.kind() == CauseKind.CAPACITY || cause.kind() == CauseKind.CONCURRENCY;
  }

  /** Lowers the confidence in the one that stands behind the other. */
  static void settle(List<Cause> found) {
    List<Cause> all = List.copyOf(found);
    found.replaceAll(c -> all.stream().anyMatch(o -> isBehind(c, o)) ? c.lessSure(BEHIND) : c);
  }

  private static boolean isBehind(Cause cause, Cause other) {
    if (cause.endpoint() == null && other.endpoint() == null) {
      return isOfLoad(cause) && other.kind() == CauseKind.FLOW_CONTROL
          || cause.kind() == CauseKind.CAPACITY && other.kind() == CauseKind.CONCURRENCY;
    }
    if (cause.endpoint() == null
        || !cause.endpoint().equals(other.endpoint())
        || !String.valueOf(cause.method()).equals(String.valueOf(other.method()))) {
      return false;
    }
    return EndpointFold.isAssets(cause.endpoint())
        ? cause.kind() == CauseKind.NETWORK && other.kind() == CauseKind.CACHING
        : cause.kind() == CauseKind.CACHING && MEASURED.contains(other.kind());
  }
}
