package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.rollup.RollupTable;
import org.crmperf.parsers.endpoint.EndpointRules;
import org.crmperf.parsers.format.LineParser;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.format.LogFormats;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.schema.RequestBatch;

/** Log lines to merged rollup cells by the parts that a night uses, without its files and Spark. */
public final class LogCells {
  private static final int BATCH = 2048;

  private LogCells() {}

  /**
   * The cells of a log.
   *
   * @param format a preset's name or a definition
   * @param ranges into how many ranges of lines it is cut
   */
  public static Map<RollupKey, RollupCell> of(String log, String format, int ranges) {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    Map<RollupKey, RollupCell> cells = RollupTable.newCells();
    int from = 0;
    for (int i = 0; i < ranges; i++) {
      int to = i + 1 == ranges ? bytes.length : lineEnd(bytes, bytes.length / ranges * (i + 1));
      byte[] part = Arrays.copyOfRange(bytes, from, to + 16);
      RollupTable.merge(partials(part, to - from, format), hour -> true, cells);
      from = to;
    }
    return cells;
  }

  private static int lineEnd(byte[] bytes, int at) {
    int end = at;
    while (bytes[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private static TableRows partials(byte[] bytes, int length, String definition) {
    LogFormat format = LogFormats.of(definition);
    LineParser parser = format.newParser(ZoneOffset.UTC);
    RequestSink sink =
        new RequestSink(
            new TableRows(RequestSink.SCHEMA, 1024),
            "crm",
            EndpointRules.defaults(),
            format.targets(),
            2000,
            MetricPolicy.defaults(),
            0,
            format.durationGrainMicros());
    RequestBatch batch = new RequestBatch(BATCH);
    batch.bytes = bytes;
    int from = 0;
    while (from < length) {
      int to = from;
      while (bytes[to] != '\n') {
        to++;
      }
      if (parser.parse(bytes, from, to, batch, batch.rows) != null) {
        throw new IllegalStateException(
            "no line of "
                + definition
                + ": "
                + new String(bytes, from, to - from, StandardCharsets.UTF_8));
      }
      batch.commitRow();
      if (batch.rows == BATCH) {
        sink.drain(batch);
        batch.clear();
        batch.bytes = bytes;
      }
      from = to + 1;
    }
    sink.drain(batch);
    return sink.finishPartials();
  }
}
