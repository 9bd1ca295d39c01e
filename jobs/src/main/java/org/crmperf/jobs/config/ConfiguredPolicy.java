package org.crmperf.jobs.config;

import org.crmperf.jobs.metric.MetricPolicy;

/** The metric policy that a configuration sets. */
public record ConfiguredPolicy(Targets targets, ErrorStatuses errors, double downShare)
    implements MetricPolicy {
  private static final long serialVersionUID = 1L;

  /** The policy of a configuration. */
  public static ConfiguredPolicy of(RunConfig config) {
    return new ConfiguredPolicy(
        config.targets(), config.errors(), config.availability().downShare());
  }

  @Override
  public boolean isError(long status) {
    return status <= 0 || status > 999 || errors.isError((int) status);
  }

  @Override
  public long targetMicros(String endpoint, String method) {
    return targets.of(endpoint, method).targetMicros();
  }

  @Override
  public long apdexMicros(String endpoint, String method) {
    return targets.of(endpoint, method).apdexMicros();
  }
}
