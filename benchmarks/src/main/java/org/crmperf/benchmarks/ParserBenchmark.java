package org.crmperf.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.crmperf.jobs.synthetic.SyntheticDay;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.scan.ByteDictionary;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hot path's first two steps on 32 MiB of log, in milliseconds for the 32 MiB, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParserBenchmark {
  private static final int SIZE = 32 << 20;
  private static final int ROWS = 4096;
  private static final AccessField[] STRINGS = {
    AccessField.CLIENT,
    AccessField.METHOD,
    AccessField.URL,
    AccessField.REFERER,
    AccessField.USER_AGENT
  };

  private final RequestBatch batch = new RequestBatch(ROWS);
  private final int[] ids = new int[ROWS];
  private final LineParser parser =
      LogFormats.of(SyntheticDay.LOG_FORMAT).newParser(ZoneOffset.UTC);
  private final SyntheticLines lines;

  /** Writes the log into memory, and parses it once to see that what is timed is right. */
  public ParserBenchmark() {
    try {
      lines = new SyntheticLines(SIZE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    batch.bytes = lines.bytes;
    long parsed = run(new ByteDictionary[0]);
    if (parsed != lines.requests) {
      throw new IllegalStateException("parsed " + parsed + ", expected " + lines.requests);
    }
  }

  /** Lines to columns. */
  @Benchmark
  public long parse() {
    return run(new ByteDictionary[0]);
  }

  /** Lines to columns, and the strings to dictionary ids. */
  @Benchmark
  public long parseAndEncode() {
    ByteDictionary[] dictionaries = new ByteDictionary[STRINGS.length];
    for (int i = 0; i < dictionaries.length; i++) {
      dictionaries[i] = new ByteDictionary();
    }
    return run(dictionaries);
  }

  private long run(ByteDictionary[] dictionaries) {
    long requests = 0;
    int from = 0;
    batch.clear();
    for (int end : lines.ends) {
      if (end > from && parser.parse(lines.bytes, from, end, batch, batch.rows) == null) {
        batch.rows++;
        requests++;
        if (batch.rows == ROWS) {
          encode(dictionaries);
        }
      }
      from = end + 1;
    }
    encode(dictionaries);
    return requests;
  }

  private void encode(ByteDictionary[] dictionaries) {
    for (int i = 0; i < dictionaries.length; i++) {
      int field = STRINGS[i].ordinal();
      dictionaries[i].encode(
          batch.bytes, batch.starts[field], batch.lengths[field], batch.rows, ids, 0);
    }
    batch.clear();
  }
}
