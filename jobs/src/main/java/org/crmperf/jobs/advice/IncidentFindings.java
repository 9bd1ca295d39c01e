package org.crmperf.jobs.advice;

import static org.crmperf.jobs.text.Figures.fixed;
import static org.crmperf.jobs.text.Figures.percent;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.availability.BlastRadius;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Hit;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;
import org.crmperf.jobs.advice.series.Clock;
import org.crmperf.jobs.text.Text;

/** Outages and error bursts as findings: when, what was hit, and what came first. */
final class IncidentFindings {
  private static final int MOST = 30;
  private static final int LONG_MINUTES = 5;
  private static final double NEARLY_ALL = 0.8;

  private IncidentFindings() {}

  static List<Finding> of(List<Incident> incidents, Clock clock) {
    List<Finding> findings = new ArrayList<>();
    // the widest first, should there be more than anybody reads
    for (Scope scope : Scope.values()) {
      incidents.stream()
          .filter(i -> i.scope() == scope)
          .limit(MOST)
          .forEach(i -> findings.add(finding(i, clock)));
    }
    return findings;
  }

  private static Finding finding(Incident i, Clock clock) {
    return new Finding(
        severity(i),
        i.outage() ? FindingKind.OUTAGE : FindingKind.ERRORS,
        i.endpoint(),
        i.method(),
        i.start(),
        i.end(),
        evidence(i, clock),
        recommendation(i, clock),
        Text.counted("advice.failed", i.errors()),
        i.requests() >= 20 ? 0.95 : 0.7);
  }

  private static Severity severity(Incident i) {
    if (!i.outage()) {
      return i.scope() == Scope.PLATFORM ? Severity.HIGH : Severity.MEDIUM;
    }
    boolean wide = i.scope() == Scope.PLATFORM || i.scope() == Scope.SERVICE;
    return wide && i.minutes() >= LONG_MINUTES ? Severity.CRITICAL : Severity.HIGH;
  }

  private static Text evidence(Incident i, Clock clock) {
    Text service =
        i.scope() == Scope.SERVICE ? Text.of("advice.of_service", i.service()) : Text.NONE;
    Text what =
        Text.of(
            i.outage() ? "advice.outage.evidence" : "advice.burst.evidence",
            i.minutes(),
            i.errors(),
            i.requests(),
            percent(i.errorShare()),
            usual(i.usualErrorRate()),
            service);
    Text storm =
        i.retryStorm() ? Text.of("advice.incident.storm", fixed(i.requestFactor(), 1)) : Text.NONE;
    return i.scope() == Scope.ENDPOINT
        ? Text.sentences(what, first(i, clock), storm)
        : Text.sentences(what, radius(i.radius()), first(i, clock), storm);
  }

  /** A clause; an incident of the whole period has nothing usual beside it. */
  private static Text usual(double rate) {
    return Double.isNaN(rate) ? Text.NONE : Text.of("advice.incident.usual", fixed(100 * rate, 2));
  }

  private static Text first(Incident i, Clock clock) {
    FirstSign first = i.first();
    if (first != null) {
      return Text.of(
          first.kind() == FirstSign.Kind.FAILED
              ? "advice.incident.first.failed"
              : "advice.incident.first.slowed",
          i.where(first),
          clock.at(first.at()),
          first.minutesBefore());
    }
    return i.scope() == Scope.ENDPOINT ? Text.NONE : Text.of("advice.incident.together");
  }

  private static Text radius(BlastRadius radius) {
    if (radius.endpointsHit() == 0) {
      return Text.of("advice.hit.none");
    }
    Text most = Text.NONE;
    if (radius.endpointsHit() < NEARLY_ALL * radius.endpointsSeen()) {
      Hit worst = radius.worst().get(0);
      most =
          Text.of(
              "advice.hit.most",
              worst.method(),
              worst.endpoint(),
              worst.errors(),
              worst.requests());
    }
    return Text.of("advice.hit", radius.endpointsHit(), radius.endpointsSeen(), of(radius), most);
  }

  /** A clause: of how many services, or of which one alone. */
  private static Text of(BlastRadius radius) {
    int services = radius.services().size();
    if (services > 1) {
      return Text.of("advice.hit.services", services);
    }
    return radius.alone().isEmpty() ? Text.NONE : Text.of("advice.hit.alone", radius.alone());
  }

  private static Text recommendation(Incident i, Clock clock) {
    FirstSign first = i.first();
    if (first != null && !first.where().isEmpty()) {
      return Text.of(
          i.retryStorm() ? "advice.incident.start.storm" : "advice.incident.start",
          first.where(),
          clock.at(first.at()));
    }
    return Text.of(
        i.retryStorm() ? "advice.incident.look.storm" : "advice.incident.look",
        i.where(),
        clock.at(first == null ? i.start() : first.at()));
  }
}
