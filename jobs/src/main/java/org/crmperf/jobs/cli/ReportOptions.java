package org.crmperf.jobs.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.report.ReportPeriod;
import org.crmperf.jobs.text.Language;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to report on and where to. */
final class ReportOptions {
  private static final List<String> BASELINES =
      List.of("previous-day", "same-weekday", "trailing-28", "none");
  private static final List<String> GATES = List.of("slo", "regression", "rejects");

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      required = true,
      description = "directory or Hadoop URI for the reports")
  String directory = "";

  @Option(names = "--date", paramLabel = "D", description = "the day to report on, YYYY-MM-DD")
  @Nullable String date;

  @Option(names = "--from", paramLabel = "D", description = "the first day to report on")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "D", description = "the last day to report on")
  @Nullable String to;

  @Option(
      names = "--baseline",
      paramLabel = "B",
      description = "previous-day, same-weekday (default), trailing-28, none or a date")
  String baseline = "same-weekday";

  @Option(
      names = "--fail-on",
      paramLabel = "GATE",
      split = ",",
      description = "exit with 3 on any of slo, regression, rejects")
  List<String> failOn = List.of();

  @Mixin LanguageOption language = new LanguageOption();

  /** Finds every wrong value before any work is done. */
  void validate() {
    gates();
    var unused = language();
    if (!BASELINES.contains(baseline)) {
      day("--baseline", baseline);
    }
    if (date != null && (from != null || to != null)) {
      throw Errors.usage("--date and --from/--to exclude each other", "give one of them");
    }
    if ((from == null) != (to == null)) {
      throw Errors.usage("--from and --to belong together", "give both, or --date");
    }
    if (date != null) {
      day("--date", date);
    }
    if (from != null && to != null && day("--from", from).isAfter(day("--to", to))) {
      throw Errors.usage("--from " + from + " is after --to " + to, "swap them");
    }
  }

  /** The language asked for. */
  Language language() {
    return language.language();
  }

  /** The gates asked for. */
  Set<String> gates() {
    Set<String> gates = new TreeSet<>();
    for (String gate : failOn) {
      String name = gate.strip().toLowerCase(Locale.ROOT);
      if (!GATES.contains(name)) {
        throw Errors.usage(
            "--fail-on: unknown gate '" + gate + "'", "give any of " + String.join(", ", GATES));
      }
      gates.add(name);
    }
    return gates;
  }

  /** The days asked for, or null for the last complete one. */
  @Nullable ReportPeriod period(ZoneId zone) {
    if (date != null) {
      LocalDate day = day("--date", date);
      return new ReportPeriod(day, day, zone);
    }
    if (from != null && to != null) {
      return new ReportPeriod(day("--from", from), day("--to", to), zone);
    }
    return null;
  }

  private static LocalDate day(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Errors.usage(option + ": '" + text + "' is no date", "write it as 2026-11-20");
    }
  }
}
