package org.crmperf.jobs.advice.baseline;

import static org.crmperf.jobs.text.Figures.fixed;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.crmperf.jobs.advice.Finding;
import org.crmperf.jobs.advice.FindingKind;
import org.crmperf.jobs.advice.Severity;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.text.Figures;
import org.crmperf.jobs.text.Text;

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
        Text.of(
            comparison.commonRatio() >= 1 ? "advice.together.slower" : "advice.together.faster",
            percent(comparison.commonRatio())),
        Text.of(worse ? "advice.together.recommendation" : "advice.improved.recommendation"),
        Text.NONE,
        confidence(comparison.commonChance()));
  }

  private Finding finding(EndpointChange change) {
    return switch (change.change()) {
      case NEW ->
          presence(
              change,
              FindingKind.NEW,
              Text.of("advice.new.evidence", change.requests()),
              Text.of("advice.new.recommendation"));
      case GONE ->
          presence(
              change,
              FindingKind.GONE,
              Text.of("advice.gone.evidence", change.baselineRequests()),
              Text.of("advice.gone.recommendation"));
      case REGRESSED, IMPROVED, UNCHANGED, TOO_SMALL -> changed(change);
    };
  }

  private Finding presence(
      EndpointChange change, FindingKind kind, Text evidence, Text recommendation) {
    return new Finding(
        Severity.INFO,
        kind,
        change.endpoint(),
        change.method(),
        start,
        end,
        evidence,
        recommendation,
        Text.NONE,
        0.9);
  }

  private Finding changed(EndpointChange change) {
    boolean worse = change.change() == Change.REGRESSED;
    Text timed = Text.NONE;
    Text failed = Text.NONE;
    double chance = 1;
    double hours = 0;
    Severity severity = worse ? Severity.MEDIUM : Severity.INFO;
    EndpointChange.Time time = change.time();
    if (time != null && time.change() == change.change()) {
      timed = time(time);
      chance = time.chance();
      hours = time.extraHours();
      if (worse && (hours >= URGENT_HOURS || time.ratio() >= URGENT_RATIO)) {
        severity = Severity.HIGH;
      }
    }
    EndpointChange.Errors errors = change.errors();
    if (errors != null && errors.change() == change.change()) {
      failed =
          Text.of(
              "advice.changed.errors",
              fixed(100 * errors.rate(), 2),
              fixed(100 * errors.baselineRate(), 2));
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
        Text.sentences(timed, failed),
        Text.of(worse ? "advice.regressed.recommendation" : "advice.improved.recommendation"),
        worse && hours > 0 ? Text.of("advice.regressed.gain", Figures.time(hours)) : Text.NONE,
        confidence(chance));
  }

  private Text time(EndpointChange.Time time) {
    boolean slower = time.ratio() >= 1;
    Text what =
        Text.of(
            time.tail()
                ? (slower ? "advice.changed.tail.slower" : "advice.changed.tail.faster")
                : (slower ? "advice.changed.slower" : "advice.changed.faster"),
            percent(time.ratio()),
            signed(time.low()),
            signed(time.high()),
            signed(comparison.commonRatio()),
            millis(time.p95()),
            millis(time.baselineP95()));
    return time.hours().isEmpty()
        ? what
        : Text.sentences(what, Text.of("advice.changed.hours", Text.list(runs(time.hours()))));
  }

  /** Hours of the day, those that follow each other as one: {@code 08:00 – 17:00}. */
  private static List<Text> runs(List<Integer> hours) {
    List<Text> runs = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= hours.size(); i++) {
      if (i == hours.size() || hours.get(i) != hours.get(i - 1) + 1) {
        runs.add(
            Text.of(
                "advice.hours",
                Figures.clock(hours.get(first), 0),
                Figures.clock(hours.get(i - 1) + 1, 0)));
        first = i;
      }
    }
    return runs;
  }

  /** By how many percent, without a sign. */
  private static String percent(double ratio) {
    return fixed(ratio >= 1 ? 100 * (ratio - 1) : 100 * (1 - ratio), 0);
  }

  private static String signed(double ratio) {
    return String.format(Locale.ROOT, "%+.0f", 100 * (ratio - 1));
  }

  private static Text millis(QuantileInterval p95) {
    return Text.of(
        "advice.millis.interval",
        fixed(p95.micros() / MILLIS, 0),
        fixed(p95.lowMicros() / MILLIS, 0),
        fixed(p95.highMicros() / MILLIS, 0));
  }

  private static double confidence(double chance) {
    return Math.max(0.5, 1 - Math.max(0.01, chance));
  }
}
