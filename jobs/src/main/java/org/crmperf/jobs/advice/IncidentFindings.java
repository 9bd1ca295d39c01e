package org.crmperf.jobs.advice;

import static org.crmperf.jobs.advice.Window.clock;
import static org.crmperf.jobs.advice.Window.text;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.availability.BlastRadius;
import org.crmperf.jobs.advice.availability.FirstSign;
import org.crmperf.jobs.advice.availability.Hit;
import org.crmperf.jobs.advice.availability.Incident;
import org.crmperf.jobs.advice.availability.Scope;

/** Outages and error bursts as findings: when, what was hit, and what came first. */
final class IncidentFindings {
  private static final int MOST = 30;
  private static final int LONG_MINUTES = 5;
  private static final double NEARLY_ALL = 0.8;

  private IncidentFindings() {}

  static List<Finding> of(List<Incident> incidents) {
    List<Finding> findings = new ArrayList<>();
    // the widest first, should there be more than anybody reads
    for (Scope scope : Scope.values()) {
      incidents.stream()
          .filter(i -> i.scope() == scope)
          .limit(MOST)
          .forEach(i -> findings.add(finding(i)));
    }
    return findings;
  }

  private static Finding finding(Incident i) {
    return new Finding(
        severity(i),
        i.outage() ? FindingKind.OUTAGE : FindingKind.ERRORS,
        i.endpoint(),
        i.method(),
        i.start(),
        i.end(),
        evidence(i),
        recommendation(i),
        text("%d failed requests", i.errors()),
        i.requests() >= 20 ? 0.95 : 0.7);
  }

  private static Severity severity(Incident i) {
    if (!i.outage()) {
      return i.scope() == Scope.PLATFORM ? Severity.HIGH : Severity.MEDIUM;
    }
    boolean wide = i.scope() == Scope.PLATFORM || i.scope() == Scope.SERVICE;
    return wide && i.minutes() >= LONG_MINUTES ? Severity.CRITICAL : Severity.HIGH;
  }

  private static String evidence(Incident i) {
    StringBuilder out = new StringBuilder();
    out.append(
        text(
            "%s of %d min%s: %d of %d requests failed (%.0f %%, usually %.2f %%).",
            i.outage() ? "Outage" : "Error burst",
            i.minutes(),
            i.scope() == Scope.SERVICE ? " of service " + i.service() : "",
            i.errors(),
            i.requests(),
            100 * i.errorShare(),
            100 * i.usualErrorRate()));
    if (i.scope() != Scope.ENDPOINT) {
      out.append(' ').append(radius(i.radius()));
    }
    FirstSign first = i.first();
    if (first != null) {
      out.append(
          text(
              " First sign: %s %s at %s, %d min before.",
              first.where().isEmpty() ? i.where() : first.where(),
              first.kind() == FirstSign.Kind.FAILED ? "failed" : "slowed",
              clock(first.at()),
              first.minutesBefore()));
    } else if (i.scope() != Scope.ENDPOINT) {
      out.append(" All began within two minutes; nothing led.");
    }
    if (i.retryStorm()) {
      out.append(text(" Requests rose %.1f-fold while they failed.", i.requestFactor()));
    }
    return out.toString();
  }

  private static String radius(BlastRadius radius) {
    StringBuilder out = new StringBuilder();
    if (radius.endpointsHit() == 0) {
      return "No single endpoint stands out.";
    }
    out.append(text("Hit: %d of %d endpoints", radius.endpointsHit(), radius.endpointsSeen()));
    if (radius.services().size() > 1) {
      out.append(text(" of %d services", radius.services().size()));
    }
    if (radius.endpointsHit() < NEARLY_ALL * radius.endpointsSeen()) {
      Hit worst = radius.worst().get(0);
      out.append(
          text(
              ", most %s %s (%d of %d failed)",
              worst.method(), worst.endpoint(), worst.errors(), worst.requests()));
    }
    return out.append('.').toString();
  }

  private static String recommendation(Incident i) {
    FirstSign first = i.first();
    StringBuilder out = new StringBuilder();
    if (first != null && !first.where().isEmpty()) {
      out.append(text("Start with %s from %s on", first.where(), clock(first.at())));
    } else {
      out.append(
          text(
              "Look at what %s logged, and what was deployed or restarted, from %s on",
              i.where(), clock(first == null ? i.start() : first.at())));
    }
    out.append(i.retryStorm() ? "; let clients wait longer after each failed try." : ".");
    return out.toString();
  }
}
