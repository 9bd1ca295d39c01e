package org.crmperf.jobs.warehouse;

import java.util.List;

/**
 * A file of a load test's results that its tool has aggregated.
 *
 * @param format what the tool calls its rows, such as locust_stats
 * @param rows as many as are kept
 */
public record LoadTest(String format, List<LoadTestRow> rows) {
  /** When its last row ended, epoch seconds; -1 if the tool does not say. */
  public long lastSecond() {
    return rows.stream().mapToLong(LoadTestRow::lastSecond).max().orElse(-1);
  }
}
