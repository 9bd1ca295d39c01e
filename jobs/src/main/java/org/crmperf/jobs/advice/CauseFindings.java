package org.crmperf.jobs.advice;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.crmperf.jobs.advice.cause.Cause;
import org.crmperf.jobs.advice.cause.Causes;

/**
 * Causes among the other findings. A cause is as urgent as what it explains; of findings as urgent
 * as each other the causes come first, those with the most hours to win first of all. So the first
 * recommendation is the cause, and what it explains follows.
 */
public final class CauseFindings {
  private static final int MOST = 15;
  private static final double MUCH = 0.05;
  private static final double SOME = 0.02;
  private static final Set<FindingKind> OF_FAILURES =
      EnumSet.of(FindingKind.OUTAGE, FindingKind.ERRORS, FindingKind.SLO);
  private static final Set<FindingKind> OF_SLOWNESS =
      EnumSet.of(
          FindingKind.SLOW,
          FindingKind.REGRESSED,
          FindingKind.SCALABILITY,
          FindingKind.NEW,
          FindingKind.SLO);

  private CauseFindings() {}

  /** All findings with the causes among them, most urgent first. */
  public static List<Finding> merge(Causes causes, List<Finding> others, ZoneId zone) {
    List<Finding> all = new ArrayList<>();
    causes.causes().stream()
        .limit(MOST)
        .forEach(cause -> all.add(finding(cause, causes.allHours(), others, zone)));
    all.addAll(others);
    all.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(f -> !f.isCause())
            .thenComparingDouble(f -> f.more() == null ? 0 : -f.more().weight()));
    return List.copyOf(all);
  }

  private static Finding finding(Cause cause, double allHours, List<Finding> others, ZoneId zone) {
    Finding finding =
        new Finding(
            severity(cause, allHours),
            FindingKind.valueOf(cause.kind().name()),
            cause.endpoint(),
            cause.method(),
            at(cause.fromMicros(), zone),
            at(cause.toMicros(), zone),
            cause.evidence(),
            cause.recommendation(),
            cause.gain(),
            cause.confidence(),
            new FindingDetails(cause.weight(), cause.refutation(), cause.exemplars()));
    Severity severity = finding.severity();
    boolean urgent = cause.endpoint() == null || cause.kind().isOfFailures();
    for (Finding other : others) {
      if (explains(cause, finding, other)) {
        urgent = true;
        severity = other.severity().compareTo(severity) < 0 ? other.severity() : severity;
      }
    }
    if (!urgent && severity.compareTo(Severity.MEDIUM) < 0) {
      severity = Severity.MEDIUM; // it would save time, but nothing is amiss there
    }
    return finding.with(severity);
  }

  private static OffsetDateTime at(long micros, ZoneId zone) {
    return Instant.ofEpochSecond(micros / 1_000_000).atZone(zone).toOffsetDateTime();
  }

  private static Severity severity(Cause cause, double allHours) {
    double share = cause.weight() / Math.max(1e-9, allHours);
    return share >= MUCH ? Severity.HIGH : share >= SOME ? Severity.MEDIUM : Severity.LOW;
  }

  /** Whether what a finding says may be an effect of a cause. */
  private static boolean explains(Cause cause, Finding finding, Finding other) {
    boolean kind =
        OF_SLOWNESS.contains(other.kind())
            || (cause.kind().isOfFailures() && OF_FAILURES.contains(other.kind()));
    boolean place =
        cause.endpoint() == null
            || (other.endpoint() == null && cause.kind().isOfFailures())
            || (cause.endpoint().equals(other.endpoint())
                && (other.method() == null || other.method().equals(cause.method())));
    boolean time =
        other.windowStart().isBefore(finding.windowEnd())
            && finding.windowStart().isBefore(other.windowEnd());
    return kind && place && time && finding.severity() != Severity.LOW;
  }
}
