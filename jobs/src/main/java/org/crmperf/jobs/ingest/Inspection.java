package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.jobs.metric.LatencyHistogram;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** What a file parses to, without a warehouse. */
public final class Inspection {
  private static final int FIRST_REQUESTS = 5;
  private static final int FIRST_REJECTS = 5;
  private static final int LONGEST_SHOWN = 300;
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();

  private final LineParser parser;
  private final int maxLineBytes;
  private final RequestBatch batch = new RequestBatch(1);
  private final LogText text = new LogText();
  private final LatencyHistogram latency = new LatencyHistogram();
  private final SortedMap<Long, Long> statuses = new TreeMap<>();
  private final long[] rejects = new long[RejectReason.values().length];
  private final List<List<Field>> requests = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private long lines;
  private long parsed;
  private long blank;
  private long sumMicros;
  private String failure = "";

  /** A field of one of the first requests, as text. */
  public record Field(AccessField field, String value) {}

  /** One of the first rejected lines: where it starts, where it stopped making sense, and why. */
  public record Rejected(
      RejectReason reason, long offset, long failedOffset, String field, String line) {}

  private Inspection(Detection detection, ZoneId logZone, int maxLineBytes) {
    this.parser = detection.newParser(logZone);
    this.maxLineBytes = maxLineBytes;
  }

  /** Reads a file to its end. */
  public static Inspection of(
      FileStores stores, InputFile file, Detection detection, ZoneId logZone, int maxLineBytes) {
    Inspection inspection = new Inspection(detection, logZone, maxLineBytes);
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0)) {
      inspection.read(new LineBuffer(in, 0, maxLineBytes));
    } catch (CrmPerfException e) {
      if (e.code() != ErrorCode.INPUT) {
        throw e;
      }
      inspection.failure = String.valueOf(e.getMessage());
    } catch (IOException e) {
      inspection.failure = file.path() + ": cannot be read: " + e.getMessage();
    }
    return inspection;
  }

  private void read(LineBuffer buffer) throws IOException {
    refill(buffer, 0);
    int at = LineEnds.byteOrderMark(buffer.bytes(), 0, buffer.size());
    while (true) {
      int newline = ByteScan.indexOf(buffer.bytes(), at, buffer.size(), (byte) '\n');
      if (newline >= 0) {
        line(buffer, at, newline);
        at = newline + 1;
      } else if (buffer.ended()) {
        if (at < buffer.size()) {
          line(buffer, at, buffer.size());
        }
        return;
      } else if (at == 0 && buffer.isFull()) {
        at = tooLong(buffer);
      } else {
        refill(buffer, at);
        at = 0;
      }
    }
  }

  /** What a damaged stream gave before it failed is counted before the failure goes on. */
  private void refill(LineBuffer buffer, int from) throws IOException {
    try {
      buffer.refill(from);
    } catch (CrmPerfException e) {
      int at = 0;
      int newline;
      while ((newline = ByteScan.indexOf(buffer.bytes(), at, buffer.size(), (byte) '\n')) >= 0) {
        line(buffer, at, newline);
        at = newline + 1;
      }
      if (at < buffer.size()) {
        line(buffer, at, buffer.size());
      }
      throw e;
    }
  }

  private int tooLong(LineBuffer buffer) throws IOException {
    lines++;
    reject(RejectReason.LINE_TOO_LONG, buffer, 0, Math.min(buffer.size(), maxLineBytes), 0, "");
    while (true) {
      buffer.refill(buffer.size());
      int newline = ByteScan.indexOf(buffer.bytes(), 0, buffer.size(), (byte) '\n');
      if (newline >= 0) {
        return newline + 1;
      }
      if (buffer.ended()) {
        return buffer.size();
      }
    }
  }

  private void line(LineBuffer buffer, int from, int newline) {
    byte[] b = buffer.bytes();
    int to = LineEnds.trim(b, from, newline);
    lines++;
    if (LineEnds.isBlankOrComment(b, from, to)) {
      blank++;
      return;
    }
    if (newline - from > maxLineBytes) {
      reject(RejectReason.LINE_TOO_LONG, buffer, from, to, 0, "");
      return;
    }
    batch.clear();
    RejectReason reason = parser.parse(b, from, to, batch, 0);
    if (reason != null) {
      reject(reason, buffer, from, to, parser.failedAt() - from, parser.failedField());
      return;
    }
    parsed++;
    statuses.merge(batch.longs[STATUS][0], 1L, Long::sum);
    long duration = batch.longs[DURATION][0];
    if (duration != RequestBatch.NULL) {
      latency.record(duration, parser.lastFormat().durationGrainMicros());
      sumMicros += duration;
    }
    if (requests.size() < FIRST_REQUESTS) {
      requests.add(fields(b));
    }
  }

  private void reject(
      RejectReason reason, LineBuffer buffer, int from, int to, int failedAt, String field) {
    rejects[reason.ordinal()]++;
    if (rejected.size() < FIRST_REJECTS) {
      long offset = buffer.base() + from;
      String shown = text(buffer.bytes(), from, Math.min(to, from + LONGEST_SHOWN));
      rejected.add(new Rejected(reason, offset, offset + failedAt, field, shown));
    }
  }

  private List<Field> fields(byte[] b) {
    List<Field> fields = new ArrayList<>();
    for (AccessField field : AccessField.values()) {
      int f = field.ordinal();
      if (field.isString() && batch.lengths[f][0] >= 0) {
        int start = batch.starts[f][0];
        fields.add(new Field(field, text(b, start, start + batch.lengths[f][0])));
      } else if (!field.isString() && batch.longs[f][0] != RequestBatch.NULL) {
        fields.add(new Field(field, Long.toString(batch.longs[f][0])));
      }
    }
    return fields;
  }

  private String text(byte[] b, int from, int to) {
    text.normalize(b, from, to);
    return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
  }

  /** All lines, or records. */
  public long lines() {
    return lines;
  }

  /** Lines that are requests. */
  public long parsed() {
    return parsed;
  }

  /** Lines rejected. */
  public long rejectedLines() {
    return lines - parsed - blank;
  }

  /** Blank lines and comments. */
  public long blankOrComment() {
    return blank;
  }

  /** The sum of all durations, microseconds. */
  public long sumMicros() {
    return sumMicros;
  }

  /** The durations. */
  public LatencyHistogram latency() {
    return latency;
  }

  /** Requests by status; {@link RequestBatch#NULL} for unknown. */
  public SortedMap<Long, Long> statuses() {
    return statuses;
  }

  /** Rejected lines of a reason. */
  public long rejects(RejectReason reason) {
    return rejects[reason.ordinal()];
  }

  /** The first requests, field by field. */
  public List<List<Field>> firstRequests() {
    return requests;
  }

  /** The first rejected lines. */
  public List<Rejected> firstRejected() {
    return rejected;
  }

  /** Why the file could not be read to its end; empty if it could. */
  public String failure() {
    return failure;
  }
}
