package org.crmperf.jobs.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that the tasks of this process have read: the embedded mode's progress. */
public final class IngestProgress {
  private static final AtomicLong BYTES_DONE = new AtomicLong();

  private IngestProgress() {}

  /** Starts from nothing. */
  public static void reset() {
    BYTES_DONE.set(0);
  }

  /** Bytes read so far. */
  public static long bytesDone() {
    return BYTES_DONE.get();
  }

  static void add(long bytes) {
    BYTES_DONE.addAndGet(bytes);
  }
}
