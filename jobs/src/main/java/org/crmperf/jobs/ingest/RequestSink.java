package org.crmperf.jobs.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.rollup.RowEvidence;
import org.crmperf.parsers.endpoint.EndpointRules;
import org.crmperf.parsers.format.LogFormat;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Where batches of parsed requests go: into the columns of the range's Parquet files and, in the
 * same pass, into its partial rollups.
 */
final class RequestSink {
  static final TableSchema SCHEMA = TableSchema.requests();

  private static final AccessField[] FIELDS = AccessField.values();
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int URL = AccessField.URL.ordinal();
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int SUCCESS = AccessField.SUCCESS.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int BYTES = AccessField.RESPONSE_BYTES.ordinal();
  private static final int ENDPOINT = SCHEMA.indexOf("endpoint");
  private static final int SERVICE = SCHEMA.indexOf("service");

  private final TableRows rows;
  private final EndpointAssigner endpoints;
  private final RowRollup rollup;
  private final int serviceId;

  RequestSink(
      TableRows emptyRows,
      String service,
      EndpointRules rules,
      LogFormat.Targets targets,
      int endpointLimit,
      MetricPolicy policy,
      int alignMinutes,
      int grainMicros) {
    this.rows = emptyRows;
    // what the rollups read is always there, whatever the format
    for (int column :
        new int[] {TIME, URL, METHOD, STATUS, SUCCESS, DURATION, BYTES, ENDPOINT, SERVICE}) {
      rows.present(column);
    }
    this.endpoints =
        new EndpointAssigner(rules, targets, rows.dictionaries[ENDPOINT], endpointLimit);
    this.rollup =
        new RowRollup(
            rows, RowEvidence.Texts.AS_LOGGED, service, policy, alignMinutes, grainMicros);
    byte[] name = service.getBytes(StandardCharsets.UTF_8);
    this.serviceId = rows.dictionaries[SERVICE].idOf(name, 0, name.length);
  }

  /** Takes all rows of a batch; the batch can be cleared afterwards. */
  void drain(RequestBatch batch) {
    int n = batch.rows;
    if (n == 0) {
      return;
    }
    rows.reserve(n);
    int from = rows.size;
    for (int f = 0; f < FIELDS.length; f++) {
      if ((batch.fields & 1L << f) != 0) {
        rows.present(f);
        take(batch, f, n, from);
      } else if (rows.isPresent(f)) {
        takeNulls(f, n, from);
      }
    }
    Arrays.fill(rows.ids[SERVICE], from, from + n, serviceId);
    endpoints.extend(rows.dictionaries[URL]);
    int[] targets = rows.ids[URL];
    int[] endpointIds = rows.ids[ENDPOINT];
    long[] status = rows.numbers[STATUS];
    for (int r = from; r < from + n; r++) {
      endpointIds[r] = endpoints.endpointId(targets[r], status[r]);
    }
    rollup.add(from, from + n);
    rows.size = from + n;
  }

  private void take(RequestBatch batch, int f, int n, int from) {
    if ((batch.ownFields & 1L << f) != 0) {
      rows.dictionaries[f].encode(
          batch.bytes, batch.own, batch.starts[f], batch.lengths[f], n, rows.ids[f], from);
    } else if (FIELDS[f].isString()) {
      rows.dictionaries[f].encode(
          batch.bytes, batch.starts[f], batch.lengths[f], n, rows.ids[f], from);
    } else {
      System.arraycopy(batch.longs[f], 0, rows.numbers[f], from, n);
    }
  }

  private void takeNulls(int f, int n, int from) {
    if (FIELDS[f].isString()) {
      Arrays.fill(rows.ids[f], from, from + n, -1);
    } else {
      Arrays.fill(rows.numbers[f], from, from + n, RequestBatch.NULL);
    }
  }

  /** The requests so far. */
  TableRows requests() {
    return rows;
  }

  /** The partial rollups; ends the sink. */
  TableRows finishPartials() {
    return rollup.finish();
  }
}
