package org.crmperf.jobs.rollup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;
import org.crmperf.jobs.spark.ListJob;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.BytesInputFile;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableReader;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableWriter;

/**
 * The Spark task that counts the requests of one Parquet file anew; returns a rollup file's bytes.
 */
final class ReplayTask implements ListJob.Task<String, byte[]> {
  private static final long serialVersionUID = 1L;
  private static final String NOT_PASSED_ON = "counted requests cannot be passed on";

  private final FileStores stores;
  private final WarehouseLayout layout;
  private final MetricPolicy policy;
  private final long fromMicros;
  private final long toMicros;
  private final int alignMinutes;

  ReplayTask(
      FileStores stores,
      WarehouseLayout layout,
      MetricPolicy policy,
      long fromMicros,
      long toMicros,
      int alignMinutes) {
    this.stores = stores;
    this.layout = layout;
    this.policy = policy;
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
    this.alignMinutes = alignMinutes;
  }

  @Override
  public byte[] call(String file) {
    TableRows requests = new TableRows(StoredRequests.SCHEMA, 1 << 14);
    Map<String, String> metadata =
        StoredTables.ofRequests(stores.of(layout.root())).read(file, requests);
    int grain = Integer.parseInt(metadata.getOrDefault(RequestReplay.GRAIN_KEY, "1"));
    return encode(
        StoredRequests.count(requests, grain, policy, alignMinutes, fromMicros, toMicros));
  }

  private static byte[] encode(TableRows rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter writer = TableWriter.ofStored(RollupTable.SCHEMA)) {
      writer.write(new StreamOutputFile(bytes), rows, null, rows.size, Map.of());
    } catch (IOException e) {
      throw Errors.internal(NOT_PASSED_ON, e);
    }
    return bytes.toByteArray();
  }

  /** Merges what a task gave. */
  static void mergeInto(byte[] encoded, Map<RollupKey, RollupCell> cells) {
    TableRows rows = new TableRows(RollupTable.SCHEMA, 1024);
    try {
      TableReader.read(new BytesInputFile(encoded), rows);
    } catch (IOException e) {
      throw Errors.internal(NOT_PASSED_ON, e);
    }
    RollupTable.merge(rows, hour -> true, cells);
  }
}
