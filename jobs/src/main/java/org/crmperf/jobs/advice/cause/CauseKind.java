package org.crmperf.jobs.advice.cause;

/** The causes there are rules for. */
public enum CauseKind {
  DATABASE,
  CACHING,
  NETWORK,
  CONCURRENCY,
  FLOW_CONTROL,
  AVAILABILITY_DESIGN,
  PARTITION,
  CAPACITY;

  /** Whether it is about requests that fail, or come too often, rather than about slow ones. */
  public boolean isOfFailures() {
    return this == FLOW_CONTROL || this == AVAILABILITY_DESIGN;
  }
}
