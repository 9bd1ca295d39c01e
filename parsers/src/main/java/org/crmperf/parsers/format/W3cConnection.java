package org.crmperf.parsers.format;

import org.crmperf.parsers.scan.Cells;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Passes over lines of HTTP.SYS about connections on which nothing was asked and nothing answered.
 */
final class W3cConnection extends MarkerColumn {
  W3cConnection(int... methodTargetAndStatus) {
    super("connection", methodTargetAndStatus);
  }

  @Override
  boolean read(Cells cells, RequestBatch batch, int row) {
    return chosen(cells) >= 0;
  }
}
