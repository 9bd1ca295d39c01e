package org.crmperf.jobs.advice.baseline;

import java.util.Locale;

/** What became of an endpoint, or of one of its figures. */
public enum Change {
  /** Not in the baseline. */
  NEW,
  /** Slower, or more errors. */
  REGRESSED,
  /** Faster, or fewer errors. */
  IMPROVED,
  /** In the baseline alone. */
  GONE,
  /** No change that is material and beyond noise. */
  UNCHANGED,
  /** Too few requests to say anything. */
  TOO_SMALL;

  /** The name in files. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
