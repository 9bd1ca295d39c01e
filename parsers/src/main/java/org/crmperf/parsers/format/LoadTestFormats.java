package org.crmperf.parsers.format;

import java.util.List;

/** What load-testing tools write. */
final class LoadTestFormats {
  /** Every one of them, in the order in which a line is tried against them. */
  static final List<LogFormat> ALL = List.of(new GatlingFormat());

  private LoadTestFormats() {}
}
