package org.crmperf.jobs.warehouse;

import java.util.List;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.Errors;
import org.jspecify.annotations.Nullable;

/**
 * An input file and what the run has to do about it.
 *
 * @param service the label; empty for none
 * @param sourceId empty for EMPTY, DUPLICATE and FAILED
 * @param identity null for EMPTY, DUPLICATE and FAILED
 * @param seen the file, as the ledger will remember it; null where identity is
 * @param known what the ledger has of it; null if NEW, EMPTY, DUPLICATE or FAILED
 * @param from where reading starts, in decompressed bytes
 * @param ranges what to read, in order; empty unless NEW or GREW
 * @param note for a person: why it failed, or of what it is a duplicate; empty if there is nothing
 *     to say
 * @param failure the error of a FAILED source, else null
 */
public record PlannedSource(
    InputFile file,
    String service,
    String sourceId,
    @Nullable SourceIdentity identity,
    @Nullable SeenFile seen,
    SourceState state,
    @Nullable LedgerEntry known,
    long from,
    List<SourceRange> ranges,
    String note,
    @Nullable CrmPerfException failure) {

  static PlannedSource without(InputFile file, String service, SourceState state, String note) {
    return new PlannedSource(file, service, "", null, null, state, null, 0, List.of(), note, null);
  }

  static PlannedSource failed(InputFile file, String service, CrmPerfException failure) {
    return new PlannedSource(
        file,
        service,
        "",
        null,
        null,
        SourceState.FAILED,
        null,
        0,
        List.of(),
        String.valueOf(failure.getMessage()),
        failure);
  }

  /** Lines of it that earlier runs have counted, and this one will not read. */
  public long alreadyIngestedLines() {
    if (known == null) {
      return 0;
    }
    return state == SourceState.DONE
        ? known.lines()
        : known.closedRanges().stream().mapToLong(LedgerRange::lines).sum();
  }

  /** Whether the ledger lacks this file's path, although there is nothing new to read in it. */
  boolean isNewNameOfDoneSource() {
    return state == SourceState.DONE
        && known != null
        && seen != null
        && !known.files().contains(seen);
  }

  /**
   * The ledger entry of a source that broke off: what could be read counts, and the file is not
   * remembered as done, so that the next run looks at it again. Parameters as for {@link
   * #committed}.
   */
  public LedgerEntry committedInPart(
      String format,
      long bytesDone,
      String tailHash,
      long firstMicros,
      long lastMicros,
      ContentSum content,
      List<LedgerRange> read) {
    LedgerEntry whole =
        committed(format, bytesDone, tailHash, firstMicros, lastMicros, content, read);
    return new LedgerEntry(
        whole.sourceId(),
        whole.identity(),
        whole.format(),
        whole.bytesDone(),
        whole.tailHash(),
        whole.firstMicros(),
        whole.lastMicros(),
        whole.content(),
        known == null ? List.of() : known.files(),
        whole.ranges());
  }

  /**
   * The ledger entry once the planned ranges are read.
   *
   * @param format the name of the format
   * @param bytesDone decompressed bytes read in all
   * @param tailHash see {@link SourceStream#tailHash} and {@link SourcePlanner#tailHash}
   * @param firstMicros of the requests read now; Long.MAX_VALUE for none
   * @param lastMicros of the requests read now; Long.MIN_VALUE for none
   * @param content the sum of the source up to where reading may go on
   * @param read the ranges read now
   */
  public LedgerEntry committed(
      String format,
      long bytesDone,
      String tailHash,
      long firstMicros,
      long lastMicros,
      ContentSum content,
      List<LedgerRange> read) {
    if (identity == null || seen == null) {
      throw Errors.internal("a source that was not read cannot be committed", null);
    }
    LedgerEntry before = known;
    return new LedgerEntry(
        sourceId,
        identity,
        format,
        bytesDone,
        tailHash,
        before == null ? firstMicros : Math.min(firstMicros, before.firstMicros()),
        before == null ? lastMicros : Math.max(lastMicros, before.lastMicros()),
        content,
        LedgerEntry.append(before == null ? List.of() : before.files(), seen),
        LedgerEntry.append(before == null ? List.of() : before.closedRanges(), read));
  }
}
