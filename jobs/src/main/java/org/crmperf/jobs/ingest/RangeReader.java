package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.ContentSum;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.PassedSum;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.jobs.warehouse.StoreFailure;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Reads one range: bytes to lines to a batch, batches to the sink. A line belongs to the range in
 * which its first byte lies. A compressed stream is cut into ranges here, at the same multiples at
 * which a plain file is cut by the plan.
 */
final class RangeReader implements RecordReader.Records {
  private static final int BATCH_ROWS = 2048;

  private final IngestSettings settings;
  private final SourceRange range;
  private final Detection detection;
  private final RequestBatch batch = new RequestBatch(BATCH_ROWS);
  private final long[] rejects = new long[RejectReason.values().length];
  private final List<LedgerRange> done = new ArrayList<>();
  private long[] openRejects = new long[0];

  private LineParser parser;
  private TimeGuard times = TimeGuard.off();
  private OpenRange current;
  private long readUpTo;
  private long progressAt;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  RangeReader(IngestSettings settings, SourceRange range, Detection detection) {
    this.settings = settings;
    this.range = range;
    this.detection = detection;
    this.parser = parserWith(range.context());
    this.current = open(range.start());
  }

  private LineParser parserWith(String context) {
    LineParser resumed = detection.newParser(settings.logZone());
    resumed.resume(context);
    return resumed;
  }

  private OpenRange open(long start) {
    long end =
        range.end() == SourceRange.TO_THE_END
            ? (start / settings.rangeBytes() + 1) * settings.rangeBytes()
            : range.end();
    return new OpenRange(settings, range, detection, start, end);
  }

  /** Reads all of it. Reading errors end up in the result; writing errors are thrown. */
  RangeResult read() throws IOException {
    times = TimeGuard.watching(settings, range, detection);
    Pass pass =
        times.inDoubt()
            ? new Pass(range.start(), "", new ContentSum(0, 0), "")
            : pass(range.start());
    if (times.inDoubt()) {
      pass = again();
    }
    boolean cut = range.end() != SourceRange.TO_THE_END;
    finish(cut ? range.end() : pass.position(), done.isEmpty());
    return new RangeResult(
        range.sourceId(),
        range.path(),
        List.copyOf(done),
        pass.position(),
        pass.tailHash(),
        firstMicros,
        lastMicros,
        rejects,
        openRejects,
        pass.sum(),
        pass.failure());
  }

  /** Where a reading ended, and why if it did not reach the end. */
  private record Pass(long position, String tailHash, ContentSum sum, String failure) {}

  /** Reads the current range again, and what follows it, knowing which times are implausible. */
  private Pass again() throws IOException {
    long start = current.start();
    String context = done.isEmpty() ? range.context() : done.get(done.size() - 1).context();
    current.abandon();
    batch.clear();
    times = TimeGuard.knowing(settings, range, detection, start, context);
    parser = parserWith(context);
    current = open(start);
    return pass(start);
  }

  private Pass pass(long start) throws IOException {
    boolean plain = range.compression() == Compression.NONE;
    long from = plain && start > 0 ? start - 1 : start;
    String failure = "";
    progressAt = from;
    // what a stream is skipped over belongs to the sum: it is decompressed anyway
    PassedSum sum = new PassedSum(plain ? start : 0, range.end());
    try (SourceStream in =
        SourceStream.open(settings.stores(), range.path(), range.compression(), from, sum)) {
      LineBuffer buffer = new LineBuffer(in, from, settings.maxLineBytes());
      RecordReader.Start at =
          from < start
              ? RecordReader.Start.IN_LINE
              : from == 0 ? RecordReader.Start.AT_SOURCE : RecordReader.Start.AT_LINE;
      try {
        new RecordReader(buffer, detection.records(), this).read(at);
      } catch (CrmPerfException e) {
        if (e.code() != ErrorCode.INPUT || StoreFailure.isBehind(e)) {
          throw e;
        }
        failure = String.valueOf(e.getMessage());
      }
      drain();
      return new Pass(in.position(), plain ? "" : in.tailHash(), sum.sum(), failure);
    }
  }

  @Override
  public void windowMoves(int consumed) {
    drain();
    progressAt += consumed;
    if (progressAt > readUpTo) {
      IngestProgress.add(progressAt - Math.max(readUpTo, progressAt - consumed));
      readUpTo = progressAt;
    }
  }

  @Override
  public void windowMoved(byte[] b) {
    batch.bytes = b;
  }

  @Override
  public boolean startsAt(long offset) throws IOException {
    return !times.inDoubt() && (offset < current.end() || nextRange(offset));
  }

  @Override
  public void tooLong(byte[] b, int head, long offset, long length) {
    current.line();
    current.reject(RejectReason.LINE_TOO_LONG, "", offset, length, b, 0, head);
  }

  @Override
  public void leftOpen() {
    current.leaveOpen();
  }

  /** A line starts beyond the current range: false if that was the last. */
  private boolean nextRange(long offset) throws IOException {
    if (range.end() != SourceRange.TO_THE_END) {
      return false;
    }
    drain();
    if (times.inDoubt()) {
      return false;
    }
    finish(offset, true);
    current = open(offset);
    return true;
  }

  @Override
  public void record(byte[] b, int from, int newline, long offset) {
    int to = LineEnds.trim(b, from, newline);
    current.line();
    if (LineEnds.isBlankOrComment(b, from, to)) {
      parser.comment(b, from, to);
      current.blank();
    } else if (newline - from > settings.maxLineBytes()) {
      // the window may be wider than lines may be long
      reject(RejectReason.LINE_TOO_LONG, "", b, from, newline, offset);
    } else {
      RejectReason reason = parser.parse(b, from, to, batch, batch.rows);
      if (reason == null && times.refuses(offset)) {
        batch.clearRow(batch.rows);
        reject(RejectReason.IMPLAUSIBLE_TIME, "time", b, from, newline, offset);
      } else if (reason == null) {
        batch.commitRow();
        if (batch.rows == BATCH_ROWS) {
          drain();
        }
      } else {
        refused(reason, b, from, newline, offset);
      }
    }
  }

  private void refused(RejectReason reason, byte[] b, int from, int newline, long offset) {
    switch (parser.aside(b, from, LineEnds.trim(b, from, newline))) {
      case COMMENT -> current.blank();
      case HEADER -> current.header();
      case NONE -> reject(reason, parser.failedField(), b, from, newline, offset);
    }
  }

  private void reject(
      RejectReason reason, String field, byte[] b, int from, int newline, long offset) {
    int to = LineEnds.trim(b, from, newline);
    current.reject(reason, field, offset, newline - from, b, from, to);
  }

  private void drain() {
    if (batch.rows > 0) {
      times.look(batch);
      if (!times.inDoubt()) {
        current.drain(batch);
      }
      batch.clear();
    }
  }

  /**
   * A range of a stream in which no line starts leaves nothing behind, unless it is the only one.
   */
  private void finish(long endedAt, boolean always) throws IOException {
    drain();
    if (always || current.hasLines()) {
      if (times.isUndecidedBefore(endedAt)) {
        current.leaveOpen();
      }
      LedgerRange written = current.write(endedAt, parser.context());
      done.add(written);
      current.addRejects(rejects);
      if (written.open()) {
        openRejects = current.rejects();
      }
      firstMicros = Math.min(firstMicros, current.firstMicros());
      lastMicros = Math.max(lastMicros, current.lastMicros());
    }
  }
}
