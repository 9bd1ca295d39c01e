package org.crmperf.parsers.error;

import org.jspecify.annotations.Nullable;

/**
 * The one exception type of crm-perf. Its message is a single line that says what is wrong, where,
 * and what to do; it is worded in {@link Errors} and nowhere else.
 */
public final class CrmPerfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  CrmPerfException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The kind of failure; decides the exit code. */
  public ErrorCode code() {
    return code;
  }
}
