package org.crmperf.parsers.scan;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Local time to UTC for logs that write no offset. Not thread-safe: it remembers the offset of the
 * last quarter of an hour. In the hour that a clock change repeats, the earlier offset is taken, as
 * {@link java.time.ZonedDateTime} does.
 */
public final class LocalClock {
  private static final long QUARTER = 900;

  private final ZoneId zone;
  private long quarter = Long.MIN_VALUE;
  private long offsetSeconds;

  public LocalClock(ZoneId zone) {
    this.zone = zone;
  }

  /** Seconds since 1970 UTC of a local date and time given as if it were UTC. */
  public long toUtcSeconds(long localSeconds) {
    long q = Math.floorDiv(localSeconds, QUARTER);
    if (q != quarter) {
      LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
      offsetSeconds = zone.getRules().getOffset(local).getTotalSeconds();
      quarter = q;
    }
    return localSeconds - offsetSeconds;
  }
}
