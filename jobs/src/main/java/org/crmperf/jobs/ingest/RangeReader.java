package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.LedgerRange;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Reads one range: bytes to lines to a batch, batches to the sink. A line belongs to the range in
 * which its first byte lies. A compressed stream is cut into ranges here, at the same multiples at
 * which a plain file is cut by the plan.
 */
final class RangeReader {
  private static final int BATCH_ROWS = 2048;

  private final IngestSettings settings;
  private final SourceRange range;
  private final Detection detection;
  private final LineParser parser;
  private final RequestBatch batch = new RequestBatch(BATCH_ROWS);
  private final long[] rejects = new long[RejectReason.values().length];
  private final List<LedgerRange> done = new ArrayList<>();

  private OpenRange current;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  RangeReader(IngestSettings settings, SourceRange range, Detection detection) {
    this.settings = settings;
    this.range = range;
    this.detection = detection;
    this.parser = detection.newParser(settings.logZone());
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
    try (SourceStream in =
        SourceStream.open(settings.stores(), range.path(), range.compression(), from)) {
      LineBuffer buffer = new LineBuffer(in, from, settings.maxLineBytes());
      try {
        lines(buffer, from < range.start());
      } catch (CrmPerfException e) {
        if (e.code() != ErrorCode.INPUT) {
          throw e;
        }
        failure = String.valueOf(e.getMessage());
      }
      position = in.position();
      tailHash = plain ? "" : in.tailHash();
    }
    finish(plain ? range.end() : position, done.isEmpty());
    return new RangeResult(
        range.sourceId(),
        range.path(),
        List.copyOf(done),
        position,
        tailHash,
        firstMicros,
        lastMicros,
        rejects,
        failure);
  }

  private void lines(LineBuffer buffer, boolean skipFirst) throws IOException {
    int at = fill(buffer, 0);
    if (skipFirst) {
      at = skipLine(buffer, at);
    } else if (range.start() == 0) {
      at += LineEnds.byteOrderMark(buffer.bytes(), at, buffer.size());
    }
    while (true) {
      int newline = ByteScan.indexOf(buffer.bytes(), at, buffer.size(), (byte) '\n');
      if (newline < 0) {
        if (buffer.ended()) {
          lastLine(buffer, at);
          return;
        }
        at = longer(buffer, at);
        if (at < 0) {
          return;
        }
        continue;
      }
      long offset = buffer.base() + at;
      if (offset >= current.end() && !nextRange(offset)) {
        return;
      }
      line(buffer.bytes(), at, newline, offset);
      at = newline + 1;
    }
  }

  /**
   * Refills; bytes that the damaged end of a stream still gave are kept before the error goes on.
   */
  private int fill(LineBuffer buffer, int at) throws IOException {
    drain();
    IngestProgress.add(at);
    try {
      buffer.refill(at);
    } catch (CrmPerfException e) {
      brokenOff(buffer);
      throw e;
    }
    batch.bytes = buffer.bytes();
    return 0;
  }

  /** The stream broke off: its last whole lines count, and so does the piece of line after them. */
  private void brokenOff(LineBuffer buffer) throws IOException {
    batch.bytes = buffer.bytes();
    int at = 0;
    int newline;
    while ((newline = ByteScan.indexOf(buffer.bytes(), at, buffer.size(), (byte) '\n')) >= 0) {
      if (buffer.base() + at >= current.end()) {
        nextRange(buffer.base() + at);
      }
      line(buffer.bytes(), at, newline, buffer.base() + at);
      at = newline + 1;
    }
    lastLine(buffer, at);
  }

  /** No newline in the window: reads on, or passes over a line that is too long. -1 at the end. */
  private int longer(LineBuffer buffer, int at) throws IOException {
    if (!(at == 0 && buffer.isFull())) {
      return fill(buffer, at);
    }
    long offset = buffer.base();
    if (offset >= current.end() && !nextRange(offset)) {
      return -1;
    }
    byte[] head = Arrays.copyOf(buffer.bytes(), 4096);
    int next = skipLine(buffer, 0);
    long length = buffer.base() + next - offset;
    current.line();
    current.reject(RejectReason.LINE_TOO_LONG, "", offset, length, head, 0, head.length);
    rejects[RejectReason.LINE_TOO_LONG.ordinal()]++;
    return next;
  }

  /** The position after the next newline, however far it is; the window's end if there is none. */
  private int skipLine(LineBuffer buffer, int from) throws IOException {
    int at = from;
    while (true) {
      int newline = ByteScan.indexOf(buffer.bytes(), at, buffer.size(), (byte) '\n');
      if (newline >= 0) {
        return newline + 1;
      }
      if (buffer.ended()) {
        return buffer.size();
      }
      at = fill(buffer, buffer.size());
    }
  }

  private void lastLine(LineBuffer buffer, int at) throws IOException {
    if (at >= buffer.size()) {
      return;
    }
    long offset = buffer.base() + at;
    if (offset >= current.end() && !nextRange(offset)) {
      return;
    }
    line(buffer.bytes(), at, buffer.size(), offset);
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

  private void line(byte[] b, int from, int newline, long offset) {
    int to = LineEnds.trim(b, from, newline);
    current.line();
    if (LineEnds.isBlankOrComment(b, from, to)) {
      current.blank();
      return;
    }
    if (newline - from
        > settings.maxLineBytes()) { // the window may be wider than lines may be long
      current.reject(RejectReason.LINE_TOO_LONG, "", offset, newline - from, b, from, to);
      rejects[RejectReason.LINE_TOO_LONG.ordinal()]++;
      return;
    }
    int row = batch.rows;
    RejectReason reason = parser.parse(b, from, to, batch, row);
    if (reason == null) {
      batch.rows = row + 1;
      if (batch.rows == BATCH_ROWS) {
        drain();
      }
    } else {
      current.reject(reason, parser.failedField(), offset, newline - from, b, from, to);
      rejects[reason.ordinal()]++;
    }
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
      done.add(current.write(endedAt));
      firstMicros = Math.min(firstMicros, current.firstMicros());
      lastMicros = Math.max(lastMicros, current.lastMicros());
    }
  }
}
