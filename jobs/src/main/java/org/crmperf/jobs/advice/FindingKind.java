package org.crmperf.jobs.advice;

/** What a finding is about; the lower-case name is the {@code kind} column of findings.csv. */
public enum FindingKind {
  SLOW,
  REGRESSED,
  IMPROVED,
  NEW,
  GONE,
  OUTAGE,
  ERRORS,
  SLO,
  SCALABILITY,
  DATA_QUALITY,
  DATABASE,
  CACHING,
  NETWORK,
  CONCURRENCY,
  FLOW_CONTROL,
  AVAILABILITY_DESIGN,
  PARTITION,
  CAPACITY
}
