package org.crmperf.jobs.month;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line, and when a server writes it.
 *
 * @param written when it is in the log; late lines long after they are stamped
 * @param request what it says; null for a malformed line
 */
record LoggedLine(Instant written, String text, @Nullable Request request) {

  /** What a report must count. */
  record Request(Instant stamped, int status, long millis, long bytes) {}

  byte[] bytes() {
    return (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
