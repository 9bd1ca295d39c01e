package org.crmperf.jobs.ingest;

import java.util.List;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.PlannedSource;

/**
 * What became of one source of a run: {@code lines = parsed + rejected + blankOrComment +
 * alreadyIngested}.
 *
 * @param input the {@code --input} it came from
 * @param format the formats chosen, in words; empty if it was not read
 * @param state "read", "grew", "already ingested", "empty", "duplicate", "not recognized" or
 *     "failed"
 * @param note for a person; empty if there is nothing to say
 * @param failure why it was not read, or not to its end; empty if it was
 * @param bytes decompressed bytes read now
 */
public record SourceOutcome(
    String path,
    String input,
    String format,
    String state,
    String note,
    String failure,
    long parsed,
    long rejected,
    long blankOrComment,
    long alreadyIngested,
    long bytes) {

  /** All lines of the source. */
  public long lines() {
    return parsed + rejected + blankOrComment + alreadyIngested;
  }

  /** Whether any line of it is or was a request. */
  public boolean hasRequests() {
    return parsed > 0 || alreadyIngested > 0;
  }

  /** Whether a report has anything to show of it: requests, or rows that a tool has aggregated. */
  public boolean hasResults() {
    return hasRequests() || blankOrComment > 0 && AggregateKind.describes(format);
  }

  /** Whether it cannot be read, or not to its end; what could be is counted. */
  public boolean isUnreadable() {
    boolean nothingRead = rejected == 0 && state.equals("failed");
    return !failure.isEmpty() && (parsed > 0 || nothingRead);
  }

  static SourceOutcome withoutReading(PlannedSource source) {
    String state =
        switch (source.state()) {
          case NEW, GREW -> "read";
          case DONE -> "already ingested";
          case EMPTY -> "empty";
          case DUPLICATE -> "duplicate";
          case FAILED -> "failed";
        };
    String failure = source.failure() == null ? "" : source.note();
    return new SourceOutcome(
        source.file().path(),
        source.file().input(),
        source.known() == null ? "" : source.known().format(),
        state,
        failure.isEmpty() ? source.note() : "",
        failure,
        0,
        0,
        0,
        source.alreadyIngestedLines(),
        0);
  }

  static SourceOutcome notRecognized(PlannedSource source, String failure) {
    return new SourceOutcome(
        source.file().path(),
        source.file().input(),
        "",
        "not recognized",
        "",
        failure,
        0,
        0,
        0,
        source.alreadyIngestedLines(),
        0);
  }

  /** A source whose file changed so much while it was read that nothing of it counts. */
  static SourceOutcome unsound(IngestJob.Chosen chosen, String failure) {
    PlannedSource source = chosen.source();
    return new SourceOutcome(
        source.file().path(),
        source.file().input(),
        chosen.detection().describe(),
        "failed",
        "",
        failure,
        0,
        0,
        0,
        source.alreadyIngestedLines(),
        0);
  }

  static SourceOutcome read(IngestJob.Chosen chosen, List<RangeResult> parts) {
    PlannedSource source = chosen.source();
    long parsed = 0;
    long rejected = 0;
    long blank = 0;
    long end = source.from();
    String failure = "";
    for (RangeResult part : parts) {
      for (LedgerRange range : part.ranges()) {
        parsed += range.parsed();
        rejected += range.rejected();
        blank += range.blankOrComment();
        end = Math.max(end, range.end());
      }
      failure = failure.isEmpty() ? part.failure() : failure;
    }
    String state = !failure.isEmpty() ? "failed" : source.known() == null ? "read" : "grew";
    if (failure.isEmpty() && parsed == 0 && rejected > 0 && source.known() == null) {
      failure =
          source.file().path()
              + ": nothing in it parsed ("
              + rejected
              + " lines rejected); give its format with --format, or leave the file out";
      state = "failed";
    }
    return new SourceOutcome(
        source.file().path(),
        source.file().input(),
        chosen.detection().describe(),
        state,
        source.note(),
        failure,
        parsed,
        rejected,
        blank,
        source.alreadyIngestedLines(),
        end - source.from());
  }
}
