package org.crmperf.jobs.rollup;

import java.util.HashMap;
import java.util.Map;
import org.crmperf.jobs.metric.RequestSample;
import org.crmperf.jobs.metric.RollupCell;
import org.crmperf.jobs.metric.RollupKey;

/** Makes one cell of each hour and service carry its whole sample: the first. */
final class SampleCarriers {
  private SampleCarriers() {}

  /** Merges what several cells carry; {@code cells} are sorted by key. */
  static void settle(Map<RollupKey, RollupCell> cells) {
    Map<RollupKey, RollupCell> first = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          RollupCell carrier =
              first.computeIfAbsent(
                  new RollupKey(key.hourStart(), key.service(), "", ""), k -> cell);
          RequestSample sample = cell.sample();
          if (sample != null && carrier != cell) {
            cell.carryNone();
            carrier.carry(sample);
          }
        });
  }
}
