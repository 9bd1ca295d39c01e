package org.crmperf.jobs.advice.loadtest;

import java.util.Locale;

/** What is asked of a load test. */
public enum Question {
  /** Does it ask for the endpoints that production serves? */
  ENDPOINTS,
  /** As often as production does? */
  MIX,
  /** Is its tail as long as what users get? */
  TAIL,
  /** Does it keep asking while the server is slow? */
  LOOP,
  /** Does it reach production's peak? */
  LOAD,
  /** Does the server answer, and not merely fail? */
  ERRORS;

  /** The name in files. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What can be answered. */
  public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /** The name in files. */
    public String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
