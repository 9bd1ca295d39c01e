package org.crmperf.jobs.rollup;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestMethods;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.parquet.TableSchema;

/** The columns of {@code requests/} that rollups are made of, and how they are counted. */
public final class StoredRequests {
  private static final int FIRST_PART = 8;

  /** The columns. */
  public static final TableSchema SCHEMA = TableSchema.requests().select(columns());

  private StoredRequests() {}

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

  /** When a request was stamped. */
  public static long time(TableRows requests, int row) {
    return requests.numbers[0][row];
  }

  /**
   * The rollup rows of the requests of one range that are stamped in [fromMicros, toMicros).
   *
   * @param grain resolution of the durations in microseconds
   * @param alignMinutes minutes past the UTC hour at which hours start
   */
  public static TableRows count(
      TableRows requests,
      int grain,
      MetricPolicy policy,
      int alignMinutes,
      long fromMicros,
      long toMicros) {
    RequestMethods methods = new RequestMethods();
    String service =
        requests.size == 0 ? "" : new EndpointTexts(requests.dictionaries[6]).endpoint(0);
    EndpointTexts texts = new EndpointTexts(requests.dictionaries[5]);
    CellStore cells = new CellStore(service, policy, texts, alignMinutes);
    RowEvidence evidence = new RowEvidence(requests, RowEvidence.Texts.AS_STORED, methods, texts);
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
}
