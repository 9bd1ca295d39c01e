package org.crmperf.jobs.advice.availability;

/** How much of the platform an incident is about; the lower-case name is in summary.json. */
public enum Scope {
  PLATFORM,
  SERVICE,
  ENDPOINT
}
