package org.crmperf.jobs.nginx;

/**
 * A call as its client saw it.
 *
 * @param call the call
 * @param bytes bytes of the body that came back
 * @param startNanos when the client began
 * @param endNanos when it was done, or {@link #NOT_YET}
 */
record Seen(CrmCall call, long bytes, long startNanos, long endNanos) {
  /** The server may go on after the client, which cannot know until when. */
  static final long NOT_YET = Long.MIN_VALUE;

  /** With an end for a call that has none. */
  Seen orEndedAt(long nanos) {
    return endNanos == NOT_YET ? new Seen(call, bytes, startNanos, nanos) : this;
  }

  /** The most that the server can have measured. */
  double millis() {
    return (endNanos - startNanos) / 1e6;
  }
}
