package org.crmperf.benchmarks;

import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.scan.ByteScan;
import org.crmperf.parsers.schema.RequestBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lines to columns, format by format, one thread. An operation is a MiB of log, so that the score
 * in operations a second is MiB a second and core.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FormatBenchmark {
  private static final int MEBIBYTES = 32;
  private static final int ROWS = 4096;

  /** A preset that {@link FormatLines} can write. */
  @Param({
    "nginx_combined",
    "apache_combined_d",
    "iis_w3c",
    "ltsv",
    "haproxy_http",
    "aws_alb",
    "json_nginx"
  })
  public String format = "nginx_combined";

  private final RequestBatch batch = new RequestBatch(ROWS);
  private FormatLines lines = new FormatLines("nginx_combined", 1);
  private LineParser parser = LogFormats.of("nginx_combined").newParser(ZoneOffset.UTC);

  /** Writes the log into memory, and parses it once to see that what is timed is right. */
  @Setup
  public void write() {
    lines = new FormatLines(format, MEBIBYTES << 20);
    parser = LogFormats.of(format).newParser(ZoneOffset.UTC);
    parser.comment(lines.header, 0, lines.header.length);
    batch.bytes = lines.bytes;
    long refused = refused();
    if (refused > 0) {
      throw new IllegalStateException(format + ": " + refused + " lines did not parse");
    }
  }

  /** Finds line ends and fills columns; returns what cannot be read, which is nothing. */
  @Benchmark
  @OperationsPerInvocation(MEBIBYTES)
  public long parse() {
    return refused();
  }

  private long refused() {
    byte[] b = lines.bytes;
    long refused = 0;
    int from = 0;
    batch.clear();
    while (from < b.length) {
      int newline = ByteScan.indexOf(b, from, b.length, (byte) '\n');
      if (parser.parse(b, from, newline, batch, batch.rows) == null) {
        batch.commitRow();
        if (batch.rows == ROWS) {
          batch.clear();
        }
      } else {
        refused++;
      }
      from = newline + 1;
    }
    return refused;
  }
}
