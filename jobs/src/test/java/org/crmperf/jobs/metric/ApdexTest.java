package org.crmperf.jobs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Errors count as frustrated, timed or not; but without any time there is no Apdex. */
class ApdexTest {

  @Test
  void errorsAreFrustratedTimedOrNot() {
    RequestStats stats = new RequestStats();
    stats.requests = 10;
    stats.timed = 6;
    stats.errors = 4;
    stats.apdexSamples = 10;
    stats.satisfied = 4;
    stats.tolerating = 2;

    assertThat(MetricDefinition.APDEX.value(new MetricRow(stats, 60))).isEqualTo(0.5);
  }

  @Test
  void itIsUndefinedIfNothingHasADuration() {
    RequestStats stats = new RequestStats();
    stats.requests = 10;
    stats.errors = 10;
    stats.apdexSamples = 10;

    assertThat(MetricDefinition.APDEX.value(new MetricRow(stats, 60))).isNaN();
  }
}
