package org.crmperf.jobs.rollup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.Function;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestMethods;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.warehouse.FileStores;
import org.crmperf.jobs.warehouse.WarehouseLayout;
import org.crmperf.parsers.error.Errors;
import org.crmperf.parsers.parquet.BytesInputFile;
import org.crmperf.parsers.parquet.StreamOutputFile;
import org.crmperf.parsers.parquet.TableReader;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.parquet.TableWriter;
import org.crmperf.parsers.scan.ByteDictionary;

/**
 * The Spark task that counts the requests of one Parquet file anew; returns a rollup file's bytes.
 */
final class ReplayTask implements Function<String, byte[]> {
  private static final long serialVersionUID = 1L;

  private final FileStores stores;
  private final WarehouseLayout layout;
  private final MetricPolicy policy;
  private static final String[] COLUMNS = columns();
  private static final int FIRST_PART = 8;

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

  private static String[] columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "time",
                "method",
                "status",
                "response_bytes",
                "duration_us",
                "endpoint",
                "service",
                "success"));
    for (TimePart part : TimePart.values()) {
      columns.add(part.field().column());
    }
    columns.addAll(RowEvidence.TEXT_COLUMNS);
    return columns.toArray(new String[0]);
  }

  @Override
  public byte[] call(String file) {
    TableSchema schema = TableSchema.requests().select(COLUMNS);
    TableRows requests = new TableRows(schema, 1 << 14);
    try (InputStream in = stores.of(layout.root()).open(file, 0)) {
      Map<String, String> metadata =
          TableReader.read(new BytesInputFile(in.readAllBytes()), requests);
      int grain = Integer.parseInt(metadata.getOrDefault(RequestReplay.GRAIN_KEY, "1"));
      return encode(count(requests, grain));
    } catch (IOException e) {
      throw Errors.storage(
          file,
          "cannot be read: " + e.getMessage(),
          "check the disk or store that holds the warehouse",
          e);
    }
  }

  private TableRows count(TableRows requests, int grain) {
    ByteDictionary endpoints = requests.dictionaries[5];
    RequestMethods methods = new RequestMethods();
    String service = requests.size == 0 ? "" : text(requests.dictionaries[6], 0);
    EndpointTexts texts = new EndpointTexts(endpoints);
    CellStore cells = new CellStore(service, policy, texts, alignMinutes);
    RowEvidence evidence = new RowEvidence(requests, methods, texts);
    evidence.extend();
    int[] methodOf = methods.mapping(requests.dictionaries[1]);
    for (int r = 0; r < requests.size; r++) {
      long time = requests.numbers[0][r];
      if (time >= fromMicros && time < toMicros) {
        int method = requests.ids[1][r];
        cells.add(
            time,
            requests.ids[5][r],
            method < 0 ? 0 : methodOf[method],
            requests.numbers[2][r],
            requests.numbers[7][r],
            requests.numbers[4][r],
            grain,
            requests.numbers[3][r]);
        cells.addEvidence(evidence, r);
        for (int p = 0; p < TimePart.COUNT; p++) {
          cells.addPart(p, requests.numbers[FIRST_PART + p][r], requests.numbers[4][r]);
        }
      }
    }
    return cells.finish();
  }

  private static String text(ByteDictionary dictionary, int id) {
    return new EndpointTexts(dictionary).endpoint(id);
  }

  private static byte[] encode(TableRows rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TableWriter writer = new TableWriter(RollupTable.SCHEMA)) {
      writer.write(new StreamOutputFile(bytes), rows, null, rows.size, Map.of());
    }
    return bytes.toByteArray();
  }
}
