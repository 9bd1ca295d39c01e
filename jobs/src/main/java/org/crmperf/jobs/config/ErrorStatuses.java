package org.crmperf.jobs.config;

import java.io.Serializable;
import java.util.BitSet;

/** Which requests count as errors: status 500 and above, 0 or unknown, and what is added here. */
public final class ErrorStatuses implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_SERVER_ERROR = 500;

  /** Nothing added. */
  static final ErrorStatuses DEFAULTS = new ErrorStatuses(new BitSet());

  private final BitSet added;

  /** These statuses too. */
  ErrorStatuses(BitSet added) {
    this.added = (BitSet) added.clone();
  }

  /**
   * Whether a request with this status is an error.
   *
   * @param status 0 or negative if it is unknown
   */
  public boolean isError(int status) {
    return status >= FIRST_SERVER_ERROR || status <= 0 || added.get(status);
  }

  /** The statuses below 500 that count as errors, as {@code {499}}. */
  @Override
  public String toString() {
    return added.toString();
  }
}
