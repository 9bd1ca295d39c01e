package org.crmperf.jobs.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A day of a made-up CRM platform as an nginx log: the same bytes for the same components, in the
 * order of time, ending less than a line after {@code bytes}.
 *
 * @param seed chooses one of many such days
 * @param bytes how large the log is to be
 * @param day the day, from midnight to midnight at {@code offset}
 * @param offset what the log's times are stamped with
 */
public record SyntheticDay(long seed, long bytes, LocalDate day, ZoneOffset offset) {
  /** The {@code log_format} of the log. */
  public static final String LOG_FORMAT =
      "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
          + " \"$http_referer\" \"$http_user_agent\" $request_time $upstream_response_time";

  /** The day that benchmarks use. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 18);

  /** {@link #DAY} in UTC, seed 1. */
  public static SyntheticDay ofSize(long bytes) {
    return new SyntheticDay(1, bytes, DAY, ZoneOffset.UTC);
  }

  /** The same day with another seed. */
  public SyntheticDay withSeed(long other) {
    return new SyntheticDay(other, bytes, day, offset);
  }

  /** Writes the log to {@code file} and returns what a report on it must say. */
  public SyntheticExpectation write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return write(out);
    }
  }

  /** Writes the log to {@code out}, which stays open. */
  public SyntheticExpectation write(OutputStream out) throws IOException {
    SyntheticExpectation expectation = new SyntheticExpectation();
    LineBuffer line = new LineBuffer(out);
    DayShape shape = new DayShape(seed);
    LineWriter writer = new LineWriter(seed, line, expectation);
    OffsetDateTime midnight = day.atStartOfDay().atOffset(offset);
    long start = 0;
    for (int minute = 0; minute < DayShape.MINUTES; minute++) {
      long end = (long) (bytes * shape.shareUntil(minute));
      writer.minute(minute, shape.load(minute), shape.isOutage(minute));
      int stamped = -1;
      while (line.written() < end) {
        int second = (int) (60 * (line.written() - start) / (end - start));
        if (second != stamped) {
          writer.second(midnight.plusSeconds(60L * minute + second));
          stamped = second;
        }
        writer.line();
      }
      start = line.written();
    }
    line.flush();
    expectation.finish(line.written());
    return expectation;
  }
}
