package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.crmperf.jobs.ingest.SourceOutcome;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;

/** What the inputs' failures mean for the user and for the exit code. */
final class IngestOutcome {
  static final int INPUT_EXIT = ErrorCode.INPUT.exitCode();

  private IngestOutcome() {}

  /** Prints a line for each failure; returns the inputs that make the exit code 4. */
  static Set<String> complain(IngestStep.Result result, PrintStream err) {
    for (String failure : result.inputFailures()) {
      err.println("crm-perf: " + ErrorLine.of(failure));
    }
    for (SourceOutcome source : result.sources()) {
      if (!source.failure().isEmpty()) {
        err.println("crm-perf: " + ErrorLine.of(source.failure()));
      }
    }
    Set<String> barren = new TreeSet<>(IngestStep.barrenInputs(result));
    if (barren.isEmpty() && result.sources().stream().noneMatch(SourceOutcome::hasResults)) {
      result.sources().forEach(source -> barren.add(source.input()));
      err.println("crm-perf: " + ErrorLine.of(withoutRequests(result.sources())));
    }
    return barren;
  }

  /** Nothing is wrong with any of the files, and yet there is no request in them. */
  private static CrmPerfException withoutRequests(List<SourceOutcome> sources) {
    String others = sources.size() == 1 ? "" : " and " + (sources.size() - 1) + " more";
    boolean empty = sources.stream().allMatch(source -> source.lines() == 0);
    return Errors.input(
        sources.get(0).path() + others,
        empty ? "empty, nothing to parse" : "blank lines and comments only, nothing to parse",
        "give a log with requests in it",
        null);
  }
}
