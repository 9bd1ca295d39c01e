package org.crmperf.jobs.ingest;

import java.io.IOException;
import org.crmperf.jobs.warehouse.ContentSum;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.InputFile;
import org.crmperf.jobs.warehouse.PassedSum;
import org.crmperf.jobs.warehouse.SourceStream;
import org.crmperf.parsers.error.CrmPerfException;
import org.crmperf.parsers.error.ErrorCode;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.format.LineEnds;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.scan.ByteScan;

/**
 * Cuts a stream into lines, or into records that may hold newlines in quotes. Memory is bounded by
 * the longest line allowed: what is longer is passed over and reported.
 */
final class RecordReader {
  private final LineBuffer buffer;
  private final boolean quoted;
  private final Records records;

  /** Who takes the records. Positions are in {@code b}; offsets are of the decompressed stream. */
  interface Records {
    /** The window is about to move: slices of it must not be used any more. */
    default void windowMoves(int consumed) throws IOException {}

    /** The window has moved; {@code b} is the array that holds it now. */
    default void windowMoved(byte[] b) {}

    /** A record starts there: false to stop before it. */
    default boolean startsAt(long offset) throws IOException {
      return true;
    }

    /** A record in [from, end), its newline excluded. */
    void record(byte[] b, int from, int end, long offset) throws IOException;

    /** A record longer than the limit, of which {@code head} bytes are at the window's front. */
    void tooLong(byte[] b, int head, long offset, long length) throws IOException;

    /** The record before had no newline: it may be half a line. */
    default void leftOpen() {}
  }

  /**
   * How a file's reading ended.
   *
   * @param failure why it could not be read to its end; empty if it could
   * @param position decompressed bytes read
   * @param tailHash see {@link SourceStream#tailHash}
   * @param content the sum of all of it
   */
  record Ended(String failure, long position, String tailHash, ContentSum content) {}

  /** How the reading starts. */
  enum Start {
    /** At the source's first byte: a byte order mark is no part of the first line. */
    AT_SOURCE,
    /** In the middle of a line, which belongs to whoever reads what is before. */
    IN_LINE,
    /** At the start of a line. */
    AT_LINE
  }

  RecordReader(LineBuffer buffer, LogFormat.Records kind, Records records) {
    this.buffer = buffer;
    this.quoted = kind == LogFormat.Records.QUOTED_RECORDS;
    this.records = records;
  }

  /** Reads a file from its first byte to its end, or to where it breaks off. */
  static Ended readAll(
      FileStores stores,
      InputFile file,
      LogFormat.Records kind,
      int maxLineBytes,
      Records records) {
    String failure = "";
    PassedSum sum = new PassedSum(0, Long.MAX_VALUE);
    try (SourceStream in = SourceStream.open(stores, file.path(), file.compression(), 0, sum)) {
      try {
        new RecordReader(new LineBuffer(in, 0, maxLineBytes), kind, records).read(Start.AT_SOURCE);
      } catch (CrmPerfException e) {
        if (e.code() != ErrorCode.INPUT) {
          throw e;
        }
        failure = String.valueOf(e.getMessage());
      }
      return new Ended(failure, in.position(), in.tailHash(), sum.sum());
    } catch (IOException e) {
      throw Errors.internal("reading " + file.path() + " failed", e);
    } catch (CrmPerfException e) {
      if (e.code() != ErrorCode.INPUT) {
        throw e;
      }
      return new Ended(
          String.valueOf(e.getMessage()), 0, "", ContentSum.NONE); // it could not even be opened
    }
  }

  /** Reads to the end of the stream, or to where the taker stops. */
  void read(Start start) throws IOException {
    int at = fill(0);
    if (start == Start.IN_LINE) {
      at = skipLine(at);
    } else if (start == Start.AT_SOURCE) {
      at += LineEnds.byteOrderMark(buffer.bytes(), at, buffer.size());
    }
    while (true) {
      int newline = recordEnd(buffer.bytes(), at, buffer.size());
      if (newline < 0) {
        if (buffer.ended()) {
          last(at);
          return;
        }
        at = longer(at);
        if (at < 0) {
          return;
        }
        continue;
      }
      long offset = buffer.base() + at;
      if (!records.startsAt(offset)) {
        return;
      }
      records.record(buffer.bytes(), at, newline, offset);
      at = newline + 1;
    }
  }

  /** The newline that ends the record at {@code at}, or -1. */
  private int recordEnd(byte[] b, int at, int to) {
    int newline = ByteScan.indexOf(b, at, to, (byte) '\n');
    return quoted && newline >= 0 ? quotedEnd(b, at, newline, to) : newline;
  }

  /** A quote that never closes takes no more than its line: one bad line must not eat the file. */
  private int quotedEnd(byte[] b, int at, int firstNewline, int to) {
    int newline = firstNewline;
    int counted = at;
    int quotes = 0;
    while (newline >= 0) {
      quotes += quotesIn(b, counted, newline);
      if ((quotes & 1) == 0) {
        return newline;
      }
      counted = newline + 1;
      newline = ByteScan.indexOf(b, counted, to, (byte) '\n');
    }
    return buffer.ended() || buffer.isFull() ? firstNewline : -1;
  }

  private static int quotesIn(byte[] b, int from, int to) {
    int count = 0;
    int at = ByteScan.indexOf(b, from, to, (byte) '"');
    while (at >= 0) {
      count++;
      at = ByteScan.indexOf(b, at + 1, to, (byte) '"');
    }
    return count;
  }

  /**
   * Refills; bytes that the damaged end of a stream still gave are kept before the error goes on.
   */
  private int fill(int at) throws IOException {
    records.windowMoves(at);
    try {
      buffer.refill(at);
    } catch (CrmPerfException e) {
      brokenOff();
      throw e;
    }
    records.windowMoved(buffer.bytes());
    return 0;
  }

  /** The stream broke off: its last whole lines count, and so does the piece of line after them. */
  private void brokenOff() throws IOException {
    records.windowMoved(buffer.bytes());
    int at = 0;
    int newline;
    while ((newline = recordEnd(buffer.bytes(), at, buffer.size())) >= 0) {
      if (records.startsAt(buffer.base() + at)) {
        records.record(buffer.bytes(), at, newline, buffer.base() + at);
      }
      at = newline + 1;
    }
    last(at);
  }

  /** No newline in the window: reads on, or passes over a line that is too long. -1 to stop. */
  private int longer(int at) throws IOException {
    if (!(at == 0 && buffer.isFull())) {
      return fill(at);
    }
    long offset = buffer.base();
    if (!records.startsAt(offset)) {
      return -1;
    }
    byte[] head = java.util.Arrays.copyOf(buffer.bytes(), 4096);
    int next = skipLine(0);
    records.tooLong(head, head.length, offset, buffer.base() + next - offset);
    return next;
  }

  /** The position after the next newline, however far it is; the window's end if there is none. */
  private int skipLine(int from) throws IOException {
    int at = from;
    while (true) {
      int newline = ByteScan.indexOf(buffer.bytes(), at, buffer.size(), (byte) '\n');
      if (newline >= 0) {
        return newline + 1;
      }
      if (buffer.ended()) {
        return buffer.size();
      }
      at = fill(buffer.size());
    }
  }

  private void last(int at) throws IOException {
    if (at >= buffer.size() || !records.startsAt(buffer.base() + at)) {
      return;
    }
    records.record(buffer.bytes(), at, buffer.size(), buffer.base() + at);
    records.leftOpen();
  }
}
