package org.crmperf.jobs.report;

import org.crmperf.jobs.metric.MetricDefinition;
import org.crmperf.jobs.metric.MetricRow;

/** The metrics of one row, computed once and then shared by all renderers. */
final class MetricValues {
  /** {@code values()} copies its array on every call. */
  private static final MetricDefinition[] METRICS = MetricDefinition.values();

  private final double[] values = new double[METRICS.length];
  private final int uncertain;

  MetricValues(MetricRow row) {
    int marks = 0;
    for (MetricDefinition metric : METRICS) {
      values[metric.ordinal()] = metric.value(row);
      if (metric.isUncertain(row)) {
        marks |= 1 << metric.ordinal();
      }
    }
    this.uncertain = marks;
  }

  /** The value in the metric's unit, NaN where undefined. */
  double get(MetricDefinition metric) {
    return values[metric.ordinal()];
  }

  boolean isUncertain(MetricDefinition metric) {
    return (uncertain & 1 << metric.ordinal()) != 0;
  }

  /** One bit for each metric that is uncertain, at its ordinal. */
  int uncertainBits() {
    return uncertain;
  }
}
