package org.crmperf.jobs.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.MinuteDetail;
import org.crmperf.jobs.metric.RequestMethods;
import org.crmperf.jobs.metric.RequestStats;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.parsers.parquet.TableRows;
import org.jspecify.annotations.Nullable;

/**
 * The partial rollups of one range while it is being read: hour, endpoint and method to a cell.
 * When many cells have come together they are written to rows and forgotten, so that memory stays
 * bounded; a later row of the same key is merged like any other.
 */
public final class CellStore {
  private static final int MOST_CELLS = 16_000;
  private static final long CLIENT_CLOSED = 499;
  private static final int FIRST_GATEWAY = 502;
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final long MINUTE_MICROS = 60_000_000L;

  /** A minute divided by 256, exactly: that of an hour fits an int, whose division is cheaper. */
  private static final int MINUTE_256THS = (int) (MINUTE_MICROS >> 8);

  /** A cell and what the policy says of its endpoint. */
  private static final class Live {
    final RollupKey key;
    final RollupCell cell = new RollupCell();
    final long targetMicros;
    final long apdexMicros;
    final boolean get;

    Live(RollupKey key, MetricPolicy policy) {
      this.key = key;
      this.targetMicros = policy.targetMicros(key.endpoint(), key.method());
      this.apdexMicros = policy.apdexMicros(key.endpoint(), key.method());
      this.get = key.method().equals("GET");
    }
  }

  /** The cells of one hour by endpoint id and method id. */
  private static final class Hour {
    final long start;
    @Nullable Live[] cells = new @Nullable Live[1024];
    final RowSample sample = new RowSample();

    Hour(long start) {
      this.start = start;
    }
  }

  private final String service;
  private final MetricPolicy policy;
  private final EndpointNames endpoints;
  private final long alignMicros;
  private final long lateMicros;
  private final TableRows rows = new TableRows(RollupTable.SCHEMA, 256);
  private final List<Hour> hours = new ArrayList<>();
  private Hour hour;
  private int cells;

  /** Where the last request went. */
  private @Nullable Live last;

  private @Nullable RowEvidence evidence;

  /**
   * A store for one range.
   *
   * @param alignMinutes minutes past the UTC hour at which the report's hours start
   */
  public CellStore(String service, MetricPolicy policy, EndpointNames endpoints, int alignMinutes) {
    this.service = service;
    this.policy = policy;
    this.endpoints = endpoints;
    this.alignMicros = alignMinutes * MINUTE_MICROS;
    this.lateMicros = policy.lateMicros();
    this.hour = new Hour(Long.MIN_VALUE);
  }

  /** The names behind the ids that {@link #add} takes. */
  public interface EndpointNames {
    /** The endpoint of an id. */
    String endpoint(int endpointId);

    /** The method of an id. */
    String method(int methodId);
  }

  /**
   * Adds a request.
   *
   * @param timeMicros when it was stamped
   * @param status 0 to 999, or negative if unknown
   * @param success a load test's verdict, 1 or 0; negative if there is none
   * @param durationMicros negative if unknown
   * @param grainMicros resolution of the duration
   * @param bytes negative if unknown
   */
  public void add(
      long timeMicros,
      int endpointId,
      int methodId,
      long status,
      long success,
      long durationMicros,
      int grainMicros,
      long bytes) {
    long sinceHour = timeMicros - hour.start;
    if (sinceHour < 0 || sinceHour >= HOUR_MICROS) {
      hour = hourOf(timeMicros);
      sinceHour = timeMicros - hour.start;
    }
    Live live = cell(endpointId, methodId);
    last = live;
    int minute = (int) (sinceHour >>> 8) / MINUTE_256THS;
    boolean error = policy.isError(status, success);
    count(live, minute, status, error, bytes);
    if (status == CLIENT_CLOSED) {
      clientClosed(live, minute, durationMicros);
    }
    if (durationMicros >= 0) {
      time(live, minute, durationMicros, grainMicros, error);
      if (durationMicros > lateMicros) {
        live.cell.minutes.detailed().late[minute]++;
      }
    } else {
      live.cell.minutes.detailed().untimed[minute]++;
      live.cell.stats.apdexSamples += error ? 1 : 0;
    }
  }

  private static void clientClosed(Live live, int minute, long durationMicros) {
    MinuteDetail detail = live.cell.minutes.detailed();
    detail.clientClosed[minute]++;
    detail.clientClosedMicros[minute] += Math.max(0, durationMicros);
  }

  /**
   * Adds a part of the time of the request added last.
   *
   * @param partMicros nothing is added if negative
   * @param durationMicros of the request; nothing is added if negative
   */
  public void addPart(int part, long partMicros, long durationMicros) {
    Live live = last;
    if (live != null && partMicros >= 0 && durationMicros >= 0) {
      live.cell.stats.partMicros[part] += partMicros;
      live.cell.stats.partOfMicros[part] += durationMicros;
    }
  }

  /** Adds the evidence of the request added last, which is this row of {@code rows}. */
  public void addEvidence(RowEvidence rows, int row) {
    evidence = rows;
    Live live = last;
    if (live != null) {
      rows.add(row, live.cell.evidences(), live.get, hour.sample);
    }
  }

  private Live cell(int endpointId, int methodId) {
    int at = endpointId * RequestMethods.COUNT + methodId;
    if (at < hour.cells.length) {
      Live live = hour.cells[at];
      if (live != null) {
        return live;
      }
    }
    return newCell(at, endpointId, methodId);
  }

  private Live newCell(int at, int endpointId, int methodId) {
    if (cells >= MOST_CELLS) {
      long start = hour.start;
      flush();
      hour = hourOf(start);
    }
    if (at >= hour.cells.length) {
      hour.cells = Arrays.copyOf(hour.cells, Math.max(at + 1, hour.cells.length * 2));
    }
    RollupKey key =
        new RollupKey(
            hour.start, service, endpoints.endpoint(endpointId), endpoints.method(methodId));
    Live live = new Live(key, policy);
    live.cell.minutes.lateAboveMicros = lateMicros;
    hour.cells[at] = live;
    cells++;
    return live;
  }

  private static void count(Live live, int minute, long status, boolean error, long bytes) {
    RequestStats s = live.cell.stats;
    s.requests++;
    live.cell.minutes.requests[minute]++;
    if (status >= 400) {
      if (status >= 500) {
        s.errors5xx += status < 600 ? 1 : 0;
        if (status >= FIRST_GATEWAY && status < FIRST_GATEWAY + s.gatewayErrors.length) {
          s.gatewayErrors[(int) status - FIRST_GATEWAY]++;
        }
      } else if (status == CLIENT_CLOSED) {
        s.clientClosed++;
      } else {
        s.errors4xx++;
      }
    }
    if (error) {
      s.errors++;
      live.cell.minutes.errors[minute]++;
    }
    if (bytes > 0) {
      s.responseBytes += bytes;
    }
  }

  private static void time(Live live, int minute, long micros, int grain, boolean error) {
    RequestStats s = live.cell.stats;
    s.timed++;
    s.sumMicros += micros;
    s.maxMicros = Math.max(s.maxMicros, micros);
    live.cell.minutes.busyMicros[minute] += micros;
    s.latency.record(micros, grain);
    s.apdexSamples++;
    if (error) {
      s.errorLatencies().record(micros, grain);
    } else {
      if (micros <= live.apdexMicros) {
        s.satisfied++;
      } else if (micros <= 4 * live.apdexMicros) {
        s.tolerating++;
      }
    }
    if (micros > live.targetMicros) {
      s.overTarget++;
      s.overTargetMicros += micros - live.targetMicros;
    }
  }

  private Hour hourOf(long timeMicros) {
    long start = Math.floorDiv(timeMicros - alignMicros, HOUR_MICROS) * HOUR_MICROS + alignMicros;
    for (Hour known : hours) {
      if (known.start == start) {
        return known;
      }
    }
    Hour created = new Hour(start);
    hours.add(created);
    return created;
  }

  /** The first cell by its key carries the hour's sample, whatever the order of the ids. */
  private void carrySample(Hour h) {
    Live first = null;
    for (Live live : h.cells) {
      if (live != null && (first == null || live.key.compareTo(first.key) < 0)) {
        first = live;
      }
    }
    if (first != null && evidence != null) {
      first.cell.carry(evidence.sample(h.sample));
    }
  }

  private void flush() {
    for (Hour h : hours) {
      carrySample(h);
      for (Live live : h.cells) {
        if (live != null) {
          live.cell.close(policy.downShare());
          RollupTable.append(rows, live.key, live.cell);
        }
      }
    }
    hours.clear();
    hour = new Hour(Long.MIN_VALUE);
    cells = 0;
  }

  /** All cells as rows; the store is empty afterwards. */
  public TableRows finish() {
    flush();
    return rows;
  }
}
