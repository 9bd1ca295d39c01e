package org.crmperf.jobs.ingest;

import java.util.List;
import org.crmperf.jobs.warehouse.LoadTestRow;
import org.crmperf.parsers.schema.RejectReason;

/** Reads the records of one kind of aggregated results. Takes bounded memory. */
interface AggregateRows {
  /** Rows that are kept of one file; a test of more different requests is no test to look at. */
  int MOST = 10_000;

  /** What became of a record. */
  enum Taken {
    ROW,
    /** Names the columns of the others. */
    HEADER,
    REJECT
  }

  /** Takes a record in [from, to). */
  Taken take(byte[] b, int from, int to);

  /** Why the last record was rejected. */
  RejectReason reason();

  /** The field of it that cannot be read. */
  String failedField();

  /** What the records so far come to. */
  List<LoadTestRow> rows();
}
