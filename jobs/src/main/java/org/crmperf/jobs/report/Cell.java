package org.crmperf.jobs.report;

import java.util.ArrayList;
import java.util.List;
import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.text.Words;

/**
 * One figure of a table.
 *
 * @param column the metric's name
 * @param text as shown
 * @param uncertain whether it rests on too few requests
 */
record Cell(String column, String text, boolean uncertain) {
  static List<Cell> of(List<MetricDefinition> metrics, MetricValues values, Words words) {
    List<Cell> cells = new ArrayList<>(metrics.size());
    for (MetricDefinition metric : metrics) {
      cells.add(
          new Cell(
              metric.column(), Display.metric(metric, values, words), values.isUncertain(metric)));
    }
    return cells;
  }
}
