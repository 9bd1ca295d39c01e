package org.crmperf.jobs.advice.baseline;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.Severity;

/** The changes of a comparison as findings. */
public final class ComparisonFindings {
  /** Of each kind; the rest is in baseline.csv. */
  private static final int MOST = 20;

  /** A slowdown that costs users this many hours a day is urgent, and so is one of half. */
  private static final double URGENT_HOURS = 1;

  private static final double URGENT_RATIO = 1.5;
  private static final double MILLIS = 1000;

  private final Comparison comparison;
  private final OffsetDateTime start;
  private final OffsetDateTime end;

  private ComparisonFindings(Comparison comparison, OffsetDateTime start, OffsetDateTime end) {
    this.comparison = comparison;
    this.start = start;
    this.end = end;
  }

  /**
   * The findings.
   *
   * @param start of the period
   * @param end of the period, exclusive
   */
  public static List<Finding> of(Comparison comparison, OffsetDateTime start, OffsetDateTime end) {
    return new ComparisonFindings(comparison, start, end).all();
  }

  private List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    if (comparison.commonChange() != Change.UNCHANGED) {
      findings.add(platform());
    }
    add(findings, Change.REGRESSED);
    add(findings, Change.IMPROVED);
    add(findings, Change.NEW);
    add(findings, Change.GONE);
    return findings;
  }

  private void add(List<Finding> findings, Change change) {
    comparison.changes().stream()
        .filter(c -> c.change() == change)
        .limit(MOST)
        .forEach(c -> findings.add(finding(c)));
  }

  private Finding platform() {
    boolean worse = comparison.commonChange() == Change.REGRESSED;
    return new Finding(
        worse ? Severity.HIGH : Severity.INFO,
        worse ? FindingKind.REGRESSED : FindingKind.IMPROVED,
        null,
        null,
        start,
        end,
        text(
            "All endpoints together are %s than in the baseline.",
            percent(comparison.commonRatio())),
        worse
            ? "Look at what all endpoints share: hosts, database, network, load."
            : "Nothing; remember what was done.",
        "",
        confidence(comparison.commonChance()));
  }

  private Finding finding(EndpointChange change) {
    return switch (change.change()) {
      case NEW ->
          presence(
              change,
              FindingKind.NEW,
              text("%d requests; the baseline has none.", change.requests()),
              "Check that it is meant to be there, and give it a target.");
      case GONE ->
          presence(
              change,
              FindingKind.GONE,
              text("No request; the baseline has %d.", change.baselineRequests()),
              "Check that it is meant to be gone.");
      case REGRESSED, IMPROVED, UNCHANGED, TOO_SMALL -> changed(change);
    };
  }

  private Finding presence(
      EndpointChange change, FindingKind kind, String evidence, String recommendation) {
    return new Finding(
        Severity.INFO,
        kind,
        change.endpoint(),
        change.method(),
        start,
        end,
        evidence,
        recommendation,
        "",
        0.9);
  }

  private Finding changed(EndpointChange change) {
    boolean worse = change.change() == Change.REGRESSED;
    List<String> evidence = new ArrayList<>();
    double chance = 1;
    double hours = 0;
    Severity severity = worse ? Severity.MEDIUM : Severity.INFO;
    EndpointChange.Time time = change.time();
    if (time != null && time.change() == change.change()) {
      evidence.add(time(time));
      chance = time.chance();
      hours = time.extraHours();
      if (worse && (hours >= URGENT_HOURS || time.ratio() >= URGENT_RATIO)) {
        severity = Severity.HIGH;
      }
    }
    EndpointChange.Errors errors = change.errors();
    if (errors != null && errors.change() == change.change()) {
      evidence.add(
          text(
              "%.2f %% of its requests were errors, in the baseline %.2f %%.",
              100 * errors.rate(), 100 * errors.baselineRate()));
      chance = Math.min(chance, errors.chance());
      severity = worse ? Severity.HIGH : severity;
    }
    return new Finding(
        severity,
        worse ? FindingKind.REGRESSED : FindingKind.IMPROVED,
        change.endpoint(),
        change.method(),
        start,
        end,
        String.join(" ", evidence),
        worse
            ? "Look at what was changed in it since the baseline: a release, a query, its data."
            : "Nothing; remember what was done.",
        worse && hours > 0 ? text("%.2f hours of waiting a day as before", hours) : "",
        confidence(chance));
  }

  private String time(EndpointChange.Time time) {
    String hours =
        time.hours().isEmpty()
            ? ""
            : " Plainest in the hours from "
                + time.hours().stream()
                    .map(hour -> text("%02d:00", hour))
                    .collect(Collectors.joining(", "))
                + ".";
    return text(
            "%s %s than in the baseline (95 %% sure: %+.0f %% to %+.0f %%) beyond what all endpoints"
                + " share (%+.0f %%); p95 %.0f ms (%.0f to %.0f), in the baseline %.0f ms (%.0f to"
                + " %.0f).",
            time.tail() ? "Its slowest requests are" : "It is",
            percent(time.ratio()),
            100 * (time.low() - 1),
            100 * (time.high() - 1),
            100 * (comparison.commonRatio() - 1),
            time.p95().micros() / MILLIS,
            time.p95().lowMicros() / MILLIS,
            time.p95().highMicros() / MILLIS,
            time.baselineP95().micros() / MILLIS,
            time.baselineP95().lowMicros() / MILLIS,
            time.baselineP95().highMicros() / MILLIS)
        + hours;
  }

  private static String percent(double ratio) {
    return ratio >= 1
        ? text("%.0f %% slower", 100 * (ratio - 1))
        : text("%.0f %% faster", 100 * (1 - ratio));
  }

  private static double confidence(double chance) {
    return Math.max(0.5, 1 - Math.max(0.01, chance));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
