package org.crmperf.jobs.ingest;

import java.io.IOException;
import java.time.ZoneId;
import org.crmperf.jobs.warehouse.Compression;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/** Reads the times of a part of a source, and of what lies around it, and nothing else. */
final class TimeScan implements RecordReader.Records {
  /** So far before a place lie the lines that have a say in it, and those before these. */
  static final long BEFORE = 2 * TimeOutliers.REACH;

  private static final int TIME = AccessField.TIME.ordinal();

  private final Source source;
  private final long end;
  private final Times times;
  private final LineParser parser;
  private final RequestBatch batch = new RequestBatch(1);
  private boolean stopped;

  /** Takes the times of the requests. */
  interface Times {
    void at(long offset, long micros);
  }

  /**
   * What to read, and how.
   *
   * @param context what the parser knows where the reading starts
   */
  record Source(
      FileStores stores,
      String path,
      Compression compression,
      Detection detection,
      ZoneId logZone,
      int maxLineBytes,
      String context) {}

  private TimeScan(Source source, long end, Times times) {
    this.source = source;
    this.end = end;
    this.times = times;
    this.parser = source.detection().newParser(source.logZone());
    this.parser.resume(source.context());
  }

  /** Finds the implausible lines of [from, to); {@code to} may be beyond the source's end. */
  static TimeOutliers outliers(Source source, long from, long to, long limitMicros)
      throws IOException {
    TimeOutliers outliers = new TimeOutliers(limitMicros);
    long end = to > Long.MAX_VALUE - BEFORE ? to : to + BEFORE;
    TimeScan scan = new TimeScan(source, end, outliers::row);
    scan.read(Math.max(0, from - BEFORE));
    if (!scan.stopped) {
      outliers.sourceEnded();
    }
    return outliers;
  }

  /** Reads the times just before a place at which a line starts. */
  static void before(Source source, long place, Times times) throws IOException {
    new TimeScan(source, place, times).read(Math.max(0, place - BEFORE));
  }

  private void read(long from) throws IOException {
    long start = Math.max(0, from - 1);
    try (SourceStream in =
        SourceStream.open(source.stores(), source.path(), source.compression(), start)) {
      LineBuffer buffer = new LineBuffer(in, start, source.maxLineBytes());
      RecordReader reader = new RecordReader(buffer, source.detection().records(), this);
      reader.read(start == 0 ? RecordReader.Start.AT_SOURCE : RecordReader.Start.IN_LINE);
    } catch (CrmPerfException e) {
      // where a damaged stream breaks off its lines end; whoever reads them reports it
      if (e.code() != ErrorCode.INPUT) {
        throw e;
      }
    }
  }

  @Override
  public boolean startsAt(long offset) {
    stopped = offset >= end;
    return !stopped;
  }

  @Override
  public void tooLong(byte[] b, int head, long offset, long length) {}

  @Override
  public void record(byte[] b, int from, int newline, long offset) {
    int to = LineEnds.trim(b, from, newline);
    if (LineEnds.isBlankOrComment(b, from, to)) {
      parser.comment(b, from, to);
      return;
    }
    if (newline - from > source.maxLineBytes()) {
      return;
    }
    batch.clear();
    batch.bytes = b;
    if (parser.parse(b, from, to, batch, 0) == null) {
      times.at(offset, batch.longs[TIME][0]);
    } else {
      parser.aside(b, from, to); // it learns from a header
    }
  }
}
