package org.crmperf.jobs.advice.scenario;

import java.util.Map;
import java.util.TreeMap;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/**
 * Requests straight into rollup cells, counted as an ingest counts them; a test compares the two.
 */
public final class CellSink implements ScenarioDay.Sink {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MINUTE_MICROS = 60_000_000L;

  private final Map<RollupKey, RollupCell> cells = new TreeMap<>();
  private final MetricPolicy policy;
  private final int grainMicros;
  private Traffic.Endpoint endpoint = new Traffic.Endpoint("", "", "", 0, 0, 0, 0, 0, 0);
  private long hour = Long.MIN_VALUE;
  private RollupCell cell = new RollupCell();
  private long target;
  private long apdex;

  private CellSink(MetricPolicy policy, int grainMicros) {
    this.policy = policy;
    this.grainMicros = grainMicros;
  }

  /** The cells of a day. */
  public static Map<RollupKey, RollupCell> of(ScenarioDay day, MetricPolicy policy) {
    CellSink sink = new CellSink(policy, day.traffic().grainMicros());
    day.send(sink);
    sink.cells.values().forEach(cell -> cell.close(policy.downShare()));
    return sink.cells;
  }

  @Override
  public void request(Traffic.Endpoint from, long timeMicros, int status, long micros) {
    long start = Math.floorDiv(timeMicros, HOUR_MICROS) * HOUR_MICROS;
    if (start != hour || !from.equals(endpoint)) {
      hour = start;
      endpoint = from;
      target = policy.targetMicros(from.path(), from.method());
      apdex = policy.apdexMicros(from.path(), from.method());
      cell =
          cells.computeIfAbsent(
              new RollupKey(start, from.service(), from.path(), from.method()),
              k -> new RollupCell());
    }
    int minute = (int) ((timeMicros - hour) / MINUTE_MICROS);
    RequestStats s = cell.stats;
    boolean error = policy.isError(status);
    s.requests++;
    cell.minutes.requests[minute]++;
    s.errors5xx += status >= 500 ? 1 : 0;
    s.errors += error ? 1 : 0;
    cell.minutes.errors[minute] += error ? 1 : 0;
    s.timed++;
    s.sumMicros += micros;
    s.maxMicros = Math.max(s.maxMicros, micros);
    cell.minutes.busyMicros[minute] += micros;
    s.latency.record(micros, grainMicros);
    s.apdexSamples++;
    if (!error && micros <= 4 * apdex) {
      if (micros <= apdex) {
        s.satisfied++;
      } else {
        s.tolerating++;
      }
    }
    if (micros > target) {
      s.overTarget++;
      s.overTargetMicros += micros - target;
    }
  }
}
