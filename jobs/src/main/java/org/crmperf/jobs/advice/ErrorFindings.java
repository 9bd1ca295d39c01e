package org.crmperf.jobs.advice;

import static org.crmperf.jobs.advice.Window.millis;
import static org.crmperf.jobs.advice.Window.text;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Window.Words;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.availability.ClientsLeft;
import org.crmperf.jobs.advice.availability.FailureMode;

/** Endpoints that fail at a time limit or slowly, and endpoints whose clients leave. */
final class ErrorFindings {
  private static final int MOST = 10;

  private ErrorFindings() {}

  static List<Finding> of(Availability availability, Window window) {
    List<Finding> findings = new ArrayList<>();
    availability.failureModes().stream()
        .filter(f -> f.kind() == FailureMode.Kind.TIMEOUT || f.kind() == FailureMode.Kind.SLOW)
        .limit(MOST)
        .forEach(f -> findings.add(slowFailure(f, window)));
    availability.clientsLeft().stream()
        .filter(ClientsLeft::besideSlowness)
        .limit(MOST)
        .forEach(c -> findings.add(left(c, window)));
    return findings;
  }

  private static Finding slowFailure(FailureMode f, Window window) {
    boolean timeout = f.kind() == FailureMode.Kind.TIMEOUT;
    String evidence =
        timeout
            ? text(
                "%.0f %% of its %d errors took %s: a time limit. Half of its requests take %s.",
                100 * f.atLimit(), f.errors(), millis(f.limitMillis()), millis(f.usualMillis()))
            : text(
                "It fails slowly: half of its %d errors took %s or more, half of its requests %s.",
                f.errors(), millis(f.p50Millis()), millis(f.usualMillis()));
    String recommendation =
        timeout
            ? text(
                "Find what it waits for when it does not answer; a limit nearer to its usual time"
                    + " than %s would free its workers earlier.",
                millis(f.limitMillis()))
            : "Let it fail early: a time limit on what it waits for, so that failures hold no"
                + " workers.";
    double waited = f.errors() * f.p50Millis() / 3.6e6;
    return window.finding(
        Severity.MEDIUM,
        FindingKind.ERRORS,
        f.endpoint(),
        f.method(),
        new Words(evidence, recommendation, text("up to %.2f hours of waiting for errors", waited)),
        timeout ? 0.9 : 0.7);
  }

  private static Finding left(ClientsLeft c, Window window) {
    String patience =
        Double.isNaN(c.patienceMillis())
            ? ""
            : text(" after %s on average", millis(c.patienceMillis()));
    return window.finding(
        Severity.MEDIUM,
        FindingKind.ERRORS,
        c.endpoint(),
        c.method(),
        new Words(
            text(
                "%d of %d clients left before the answer (499)%s; %d of them in the slowest minutes,"
                    + " which have %.0f %% of its requests.",
                c.closed(), c.requests(), patience, c.inSlowMinutes(), 100 * c.slowShare()),
            "Count these as failures of slowness: look at what made those minutes slow.",
            text("%d requests that nobody waited for", c.closed())),
        0.8);
  }
}
