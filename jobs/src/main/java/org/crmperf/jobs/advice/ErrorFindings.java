package org.crmperf.jobs.advice;

import static org.crmperf.jobs.text.Figures.millis;
import static org.crmperf.jobs.text.Figures.percent;
import static org.crmperf.jobs.text.Figures.time;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.advice.Window.Words;
import org.crmperf.jobs.advice.availability.Availability;
import org.crmperf.jobs.advice.availability.ClientsLeft;
import org.crmperf.jobs.advice.availability.FailureMode;
import org.crmperf.jobs.text.Text;

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
    Text evidence =
        timeout
            ? Text.of(
                "advice.timeout.evidence",
                percent(f.atLimit()),
                f.errors(),
                millis(f.limitMillis()),
                millis(f.usualMillis()))
            : Text.of(
                "advice.fails_slowly.evidence",
                f.errors(),
                millis(f.p50Millis()),
                millis(f.usualMillis()));
    Text recommendation =
        timeout
            ? Text.of("advice.timeout.recommendation", millis(f.limitMillis()))
            : Text.of("advice.fails_slowly.recommendation");
    double waited = f.errors() * f.p50Millis() / 3.6e6;
    return window.finding(
        Severity.MEDIUM,
        FindingKind.ERRORS,
        f.endpoint(),
        f.method(),
        new Words(evidence, recommendation, Text.of("advice.fails_slowly.gain", time(waited))),
        timeout ? 0.9 : 0.7);
  }

  private static Finding left(ClientsLeft c, Window window) {
    Text patience =
        Double.isNaN(c.patienceMillis())
            ? Text.NONE
            : Text.of("advice.left.patience", millis(c.patienceMillis()));
    return window.finding(
        Severity.MEDIUM,
        FindingKind.ERRORS,
        c.endpoint(),
        c.method(),
        new Words(
            Text.of(
                "advice.left.evidence",
                c.closed(),
                c.requests(),
                patience,
                c.inSlowMinutes(),
                percent(c.slowShare())),
            Text.of("advice.left.recommendation"),
            Text.of("advice.left.gain", c.closed())),
        0.8);
  }
}
