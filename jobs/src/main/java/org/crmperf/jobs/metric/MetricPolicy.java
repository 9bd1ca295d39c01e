package org.crmperf.jobs.metric;

import java.io.Serializable;

/**
 * What counts as an error, as down and as slow: the choices that are fixed when a request is counted,
 * so that changing them means a rebuild of the rollups.
 */
public interface MetricPolicy extends Serializable {
  /** Whether a status is an error; a negative one is unknown. */
  boolean isError(long status);

  /** A minute is down when at least this share of its requests are errors. */
  double downShare();

  /** The response time above which a request of this endpoint is over target, microseconds. */
  long targetMicros(String endpoint, String method);

  /** The Apdex threshold T of this endpoint, microseconds. */
  long apdexMicros(String endpoint, String method);
}
