package org.crmperf.jobs.ingest;

import org.crmperf.jobs.metric.MetricPolicy;
import org.crmperf.jobs.metric.RequestMethods;
import org.crmperf.jobs.metric.TimePart;
import org.crmperf.jobs.rollup.CellStore;
import org.crmperf.jobs.rollup.EndpointTexts;
import org.crmperf.jobs.rollup.RowEvidence;
import org.crmperf.parsers.parquet.TableRows;
import org.crmperf.parsers.schema.AccessField;

/** Counts rows of {@code requests/} into partial rollups: as they are read, and in a rebuild. */
final class RowRollup {
  private static final int TIME = AccessField.TIME.ordinal();
  private static final int METHOD = AccessField.METHOD.ordinal();
  private static final int STATUS = AccessField.STATUS.ordinal();
  private static final int SUCCESS = AccessField.SUCCESS.ordinal();
  private static final int DURATION = AccessField.DURATION.ordinal();
  private static final int BYTES = AccessField.RESPONSE_BYTES.ordinal();

  private final TableRows rows;
  private final int endpointColumn;
  private final int grainMicros;
  private final RequestMethods methods = new RequestMethods();
  private final CellStore cells;
  private final RowEvidence evidence;
  private final int[] partOrdinals = new int[TimePart.COUNT];
  private final int[] partFields = new int[TimePart.COUNT];

  /**
   * A rollup of one range.
   *
   * @param rows those to come; their endpoint column has its dictionary already
   * @param alignMinutes minutes past the UTC hour at which rollup hours start
   * @param grainMicros resolution of the durations
   */
  RowRollup(
      TableRows rows,
      RowEvidence.Texts texts,
      String service,
      MetricPolicy policy,
      int alignMinutes,
      int grainMicros) {
    this.rows = rows;
    this.endpointColumn = rows.schema().indexOf("endpoint");
    this.grainMicros = grainMicros;
    EndpointTexts endpoints = new EndpointTexts(rows.dictionaries[endpointColumn]);
    this.cells = new CellStore(service, policy, endpoints, alignMinutes);
    this.evidence = new RowEvidence(rows, texts, methods, endpoints);
  }

  /** Counts the rows in [from, to). */
  void add(int from, int to) {
    int[] methodOf = methods.mapping(rows.dictionaries[METHOD]);
    int[] methodIds = rows.ids[METHOD];
    int[] endpointIds = rows.ids[endpointColumn];
    long[] time = rows.numbers[TIME];
    long[] status = rows.numbers[STATUS];
    long[] success = rows.numbers[SUCCESS];
    long[] duration = rows.numbers[DURATION];
    long[] bytes = rows.numbers[BYTES];
    int parts = presentParts();
    evidence.extend();
    for (int r = from; r < to; r++) {
      int method = methodIds[r] < 0 ? 0 : methodOf[methodIds[r]];
      cells.add(
          time[r],
          endpointIds[r],
          method,
          status[r],
          success[r],
          duration[r],
          grainMicros,
          bytes[r]);
      cells.addEvidence(evidence, r);
      for (int p = 0; p < parts; p++) {
        cells.addPart(partOrdinals[p], rows.numbers[partFields[p]][r], duration[r]);
      }
    }
  }

  /** The parts of the time that this range has said so far, into {@link #partOrdinals}. */
  private int presentParts() {
    int n = 0;
    for (int p = 0; p < TimePart.COUNT; p++) {
      int field = TimePart.of(p).field().ordinal();
      if (rows.isPresent(field)) {
        partOrdinals[n] = p;
        partFields[n++] = field;
      }
    }
    return n;
  }

  /** The partial rollups; ends it. */
  TableRows finish() {
    return cells.finish();
  }
}
