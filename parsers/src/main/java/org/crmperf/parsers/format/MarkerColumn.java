package org.crmperf.parsers.format;

import org.crmperf.parsers.schema.RejectReason;

/** Refuses rows that the format has for something else than a request. */
abstract class MarkerColumn extends Column {
  MarkerColumn(String name, int... choices) {
    super(name, choices);
  }

  @Override
  final RejectReason reason() {
    return RejectReason.NOT_ACCESS_LOG;
  }
}
