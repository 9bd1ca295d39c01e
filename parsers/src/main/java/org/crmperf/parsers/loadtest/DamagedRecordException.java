package org.crmperf.parsers.loadtest;

import java.io.IOException;

/** Records that cannot be read on. Every line that could be had was given before. */
public final class DamagedRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long at;

  DamagedRecordException(String message, long at) {
    super(message);
    this.at = at;
  }

  /** The byte of the encoded stream from which on nothing could be read. */
  public long at() {
    return at;
  }
}
