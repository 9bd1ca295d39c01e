package org.crmperf.jobs.cli;

import java.io.PrintStream;
import java.util.Set;
import org.crmperf.jobs.ingest.SourceOutcome;
import org.crmperf.parsers.error.ErrorCode;

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
    return IngestStep.barrenInputs(result);
  }
}
