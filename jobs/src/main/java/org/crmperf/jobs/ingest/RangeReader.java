package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.PassedSum;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.jobs.warehouse.SourceStream;
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
  private final LineParser parser;
  private final RequestBatch batch = new RequestBatch(BATCH_ROWS);
  private final long[] rejects = new long[RejectReason.values().length];
  private final List<LedgerRange> done = new ArrayList<>();
  private long[] openRejects = new long[0];

  private OpenRange current;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  RangeReader(IngestSettings settings, SourceRange range, Detection detection) {
    this.settings = settings;
    this.range = range;
    this.detection = detection;
    this.parser = detection.newParser(settings.logZone());
    this.parser.resume(range.context());
    this.current = open(range.start());
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
    boolean plain = range.compression() == Compression.NONE;
    long from = plain && range.start() > 0 ? range.start() - 1 : range.start();
    String failure = "";
    long position = from;
    String tailHash = "";
    // what a stream is skipped over belongs to the sum: it is decompressed anyway
    PassedSum sum = new PassedSum(plain ? range.start() : 0, range.end());
    try (SourceStream in =
        SourceStream.open(settings.stores(), range.path(), range.compression(), from, sum)) {
      LineBuffer buffer = new LineBuffer(in, from, settings.maxLineBytes());
      RecordReader.Start start =
          from < range.start()
              ? RecordReader.Start.IN_LINE
              : from == 0 ? RecordReader.Start.AT_SOURCE : RecordReader.Start.AT_LINE;
      try {
        new RecordReader(buffer, detection.records(), this).read(start);
      } catch (CrmPerfException e) {
        if (e.code() != ErrorCode.INPUT) {
          throw e;
        }
        failure = String.valueOf(e.getMessage());
      }
      position = in.position();
      tailHash = plain ? "" : in.tailHash();
    }
    boolean cut = range.end() != SourceRange.TO_THE_END;
    finish(cut ? range.end() : position, done.isEmpty());
    return new RangeResult(
        range.sourceId(),
        range.path(),
        List.copyOf(done),
        position,
        tailHash,
        firstMicros,
        lastMicros,
        rejects,
        openRejects,
        sum.sum(),
        failure);
  }

  @Override
  public void windowMoves(int consumed) {
    drain();
    IngestProgress.add(consumed);
  }

  @Override
  public void windowMoved(byte[] b) {
    batch.bytes = b;
  }

  @Override
  public boolean startsAt(long offset) throws IOException {
    return offset < current.end() || nextRange(offset);
  }

  @Override
  public void tooLong(byte[] b, int head, long offset, long length) {
    current.line();
    current.reject(RejectReason.LINE_TOO_LONG, "", offset, length, b, 0, head);
    rejects[RejectReason.LINE_TOO_LONG.ordinal()]++;
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
      if (reason == null) {
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
    rejects[reason.ordinal()]++;
  }

  private void drain() {
    if (batch.rows > 0) {
      current.drain(batch);
      batch.clear();
    }
  }

  /**
   * A range of a stream in which no line starts leaves nothing behind, unless it is the only one.
   */
  private void finish(long endedAt, boolean always) throws IOException {
    drain();
    if (always || current.hasLines()) {
      LedgerRange written = current.write(endedAt, parser.context());
      done.add(written);
      if (written.open()) {
        openRejects = current.rejects();
      }
      firstMicros = Math.min(firstMicros, current.firstMicros());
      lastMicros = Math.max(lastMicros, current.lastMicros());
    }
  }
}
