package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.scan.LogText;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RejectReason;
import org.crmperf.parsers.schema.RequestBatch;

/** What a file parses to, without a warehouse. */
public final class Inspection {
  private static final int FIRST_REQUESTS = 5;
  private static final int FIRST_REJECTS = 5;
  private static final int LONGEST_SHOWN = 300;
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();

  private final LineParser parser;
  private final int maxLineBytes;
  private final TimeGuard times;
  private final RequestBatch batch = new RequestBatch(1);
  private final LogText text = new LogText();
  private final DurationSample durations = new DurationSample();
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

  private Inspection(Detection detection, ZoneId logZone, int maxLineBytes, TimeGuard times) {
    this.parser = detection.newParser(logZone);
    this.maxLineBytes = maxLineBytes;
    this.times = times;
  }

  /**
   * How a file is read; see {@link IngestSettings}.
   *
   * @param implausibleMicros Long.MAX_VALUE to take every time
   */
  public record Reading(ZoneId logZone, int maxLineBytes, long implausibleMicros) {}

  /** Reads a file to its end. */
  public static Inspection of(FileStores stores, InputFile file, Detection detection, Reading how) {
    TimeGuard watching = TimeGuard.fromTheStart(how.implausibleMicros());
    Inspection inspection = read(stores, file, detection, how, watching);
    if (!watching.inDoubt()) {
      return inspection;
    }
    TimeScan.Source source =
        new TimeScan.Source(
            stores,
            file.path(),
            file.compression(),
            detection,
            how.logZone(),
            how.maxLineBytes(),
            "");
    try {
      TimeOutliers outliers = TimeScan.outliers(source, 0, Long.MAX_VALUE, how.implausibleMicros());
      return read(stores, file, detection, how, TimeGuard.knowing(outliers));
    } catch (IOException e) {
      throw Errors.internal("reading " + file.path() + " failed", e);
    }
  }

  private static Inspection read(
      FileStores stores, InputFile file, Detection detection, Reading how, TimeGuard times) {
    Inspection inspection = new Inspection(detection, how.logZone(), how.maxLineBytes(), times);
    inspection.failure =
        RecordReader.readAll(
                stores, file, detection.records(), how.maxLineBytes(), inspection.new Taker())
            .failure();
    return inspection;
  }

  /** Takes the file's records. */
  private final class Taker implements RecordReader.Records {
    @Override
    public boolean startsAt(long offset) {
      return !times.inDoubt();
    }

    @Override
    public void tooLong(byte[] b, int head, long offset, long length) {
      lines++;
      reject(RejectReason.LINE_TOO_LONG, b, 0, head, offset, 0, "");
    }

    @Override
    public void record(byte[] b, int from, int newline, long offset) {
      take(b, from, newline, offset);
    }
  }

  private void take(byte[] b, int from, int newline, long offset) {
    int to = LineEnds.trim(b, from, newline);
    lines++;
    if (LineEnds.isBlankOrComment(b, from, to)) {
      parser.comment(b, from, to);
      blank++;
      return;
    }
    if (newline - from > maxLineBytes) {
      reject(RejectReason.LINE_TOO_LONG, b, from, to, offset, 0, "");
      return;
    }
    batch.clear();
    batch.bytes = b;
    RejectReason reason = parser.parse(b, from, to, batch, 0);
    if (reason == null && times.refuses(offset)) {
      reject(RejectReason.IMPLAUSIBLE_TIME, b, from, to, offset, 0, AccessField.TIME.column());
    } else if (reason == null) {
      times.row(batch.longs[TIME][0]);
      request();
    } else {
      refused(reason, b, from, to, offset);
    }
  }

  private void refused(RejectReason reason, byte[] b, int from, int to, long offset) {
    int failedAt = parser.failedAt() - from;
    String field = parser.failedField();
    switch (parser.aside(b, from, to)) {
      case COMMENT -> blank++;
      case HEADER -> lines--;
      case NONE -> reject(reason, b, from, to, offset, failedAt, field);
    }
  }

  private void request() {
    parsed++;
    statuses.merge(batch.longs[STATUS][0], 1L, Long::sum);
    long duration = batch.longs[DURATION][0];
    if (duration != RequestBatch.NULL) {
      durations.add(duration, parser.lastFormat().durationGrainMicros());
      sumMicros += duration;
    }
    if (requests.size() < FIRST_REQUESTS) {
      requests.add(fields());
    }
  }

  private void reject(
      RejectReason reason, byte[] b, int from, int to, long offset, int failedAt, String field) {
    rejects[reason.ordinal()]++;
    if (rejected.size() < FIRST_REJECTS) {
      String shown = text(b, from, Math.min(to, from + LONGEST_SHOWN));
      rejected.add(new Rejected(reason, offset, offset + failedAt, field, shown));
    }
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (AccessField field : AccessField.values()) {
      int f = field.ordinal();
      if (field.isString() && batch.lengths[f][0] >= 0) {
        int start = batch.textStart(f, 0);
        int end = start + batch.lengths[f][0];
        fields.add(new Field(field, text(batch.textBytes(f, 0), start, end)));
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
  public DurationSample durations() {
    return durations;
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
