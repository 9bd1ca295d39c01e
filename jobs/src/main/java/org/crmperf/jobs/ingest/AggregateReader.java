package org.crmperf.jobs.ingest;

import org.crmperf.jobs.warehouse.ContentSum;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.LoadTest;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.schema.RejectReason;

/**
 * A file of aggregated results, read from its beginning: its rows say little without what stands
 * before them. Records before {@code from} were counted by an earlier run.
 */
public final class AggregateReader {
  private final AggregateRows rows;
  private final int maxLineBytes;
  private final long from;
  private final RejectLog rejects;
  private final AggregateKind kind;
  private long lines;
  private long aggregated;
  private long blank;
  private long position;
  private String tailHash = "";
  private ContentSum content = ContentSum.NONE;
  private String failure = "";
  private boolean open;

  private AggregateReader(AggregateKind kind, String path, int maxLineBytes, long from) {
    this.kind = kind;
    this.rows = kind == AggregateKind.LOCUST_WORKERS ? new LocustWorkers() : new LocustCsv(kind);
    this.maxLineBytes = maxLineBytes;
    this.from = from;
    this.rejects = new RejectLog(path);
  }

  /** Reads a file to its end, or to where it breaks off. */
  public static AggregateReader read(
      FileStores stores, InputFile file, AggregateKind kind, int maxLineBytes, long from) {
    AggregateReader reader = new AggregateReader(kind, file.path(), maxLineBytes, from);
    LogFormat.Records records =
        kind == AggregateKind.LOCUST_WORKERS
            ? LogFormat.Records.LINES
            : LogFormat.Records.QUOTED_RECORDS;
    RecordReader.Ended ended =
        RecordReader.readAll(stores, file, records, maxLineBytes, reader.new Taker());
    reader.failure = ended.failure();
    reader.position = ended.position();
    reader.tailHash = ended.tailHash();
    reader.content = ended.content();
    return reader;
  }

  /** Takes the file's records. */
  private final class Taker implements RecordReader.Records {
    @Override
    public void leftOpen() {
      open = true;
    }

    @Override
    public void tooLong(byte[] b, int head, long offset, long length) {
      if (offset >= from) {
        lines++;
        rejects.add(RejectReason.LINE_TOO_LONG, "", offset, length, b, 0, head);
      }
    }

    @Override
    public void record(byte[] b, int start, int newline, long offset) {
      int to = LineEnds.trim(b, start, newline);
      AggregateRows.Taken found = AggregateRows.Taken.REJECT;
      boolean tooLong = newline - start > maxLineBytes;
      if (start < to && !tooLong) {
        found = rows.take(b, start, to);
      }
      if (offset < from || found == AggregateRows.Taken.HEADER) {
        return;
      }
      lines++;
      if (start == to) {
        blank++;
      } else if (found == AggregateRows.Taken.ROW) {
        aggregated++;
      } else {
        RejectReason reason = tooLong ? RejectReason.LINE_TOO_LONG : rows.reason();
        String field = tooLong ? "" : rows.failedField();
        rejects.add(reason, field, offset, newline - start, b, start, to);
      }
    }
  }

  /** Its kind. */
  public AggregateKind kind() {
    return kind;
  }

  /** Records, headers excluded, that no earlier run has counted. */
  public long lines() {
    return lines;
  }

  /** Those of them that are rows. */
  public long aggregated() {
    return aggregated;
  }

  /** Blank lines among them. */
  public long blank() {
    return blank;
  }

  /** Records rejected among them. */
  public long rejected() {
    return rejects.total();
  }

  /** Records rejected for a reason. */
  public long rejected(RejectReason reason) {
    return rejects.counts()[reason.ordinal()];
  }

  /** Why it could not be read to its end; empty if it could. */
  public String failure() {
    return failure;
  }

  /** What the whole file comes to. */
  public LoadTest test() {
    return new LoadTest(kind.label(), rows.rows());
  }

  RejectLog rejectLog() {
    return rejects;
  }

  long position() {
    return position;
  }

  /** The sum of all that was read. */
  ContentSum content() {
    return content;
  }

  String tailHash() {
    return tailHash;
  }

  boolean leftAnOpenLine() {
    return open;
  }
}
