package org.crmperf.jobs.ingest;

import java.io.IOException;
import org.crmperf.jobs.warehouse.SourceRange;
import org.crmperf.parsers.format.Detection;
import org.crmperf.parsers.schema.AccessField;
import org.crmperf.parsers.schema.RequestBatch;

/**
 * Watches the times of a range's requests. As long as they do not jump, which costs a look at the
 * least and the greatest of each batch, every line is plausible. When they do, the range is in
 * doubt: it is read again by a guard that knows which of its lines are refused.
 */
final class TimeGuard {
  private static final int TIME = AccessField.TIME.ordinal();

  private final long limitMicros;
  private final long[] refused;
  private final long undecidedFrom;
  private final boolean watching;
  private int at;
  private long nextRefused;

  private boolean hasLast;
  private long last;
  private boolean inDoubt;

  private TimeGuard(long limitMicros, boolean watching, long[] refused, long undecidedFrom) {
    this.limitMicros = limitMicros;
    this.watching = watching;
    this.refused = refused;
    this.undecidedFrom = undecidedFrom;
    this.nextRefused = refused.length == 0 ? Long.MAX_VALUE : refused[0];
  }

  /** Takes every time. */
  static TimeGuard off() {
    return new TimeGuard(Long.MAX_VALUE, false, new long[0], Long.MAX_VALUE);
  }

  /** Watches from the source's first line on. */
  static TimeGuard fromTheStart(long limitMicros) {
    return limitMicros == Long.MAX_VALUE
        ? off()
        : new TimeGuard(limitMicros, true, new long[0], Long.MAX_VALUE);
  }

  /** Watches a range, and the lines before it that have a say in it. */
  static TimeGuard watching(IngestSettings settings, SourceRange range, Detection detection)
      throws IOException {
    TimeGuard guard = fromTheStart(settings.implausibleMicros());
    if (guard.watching && range.start() > 0) {
      TimeScan.before(
          source(settings, range, detection, range.context()),
          range.start(),
          (offset, time) -> guard.row(time));
    }
    return guard;
  }

  /** Knows the implausible lines of a range from a place on, at which the parser knew that. */
  static TimeGuard knowing(
      IngestSettings settings, SourceRange range, Detection detection, long from, String context)
      throws IOException {
    return knowing(
        TimeScan.outliers(
            source(settings, range, detection, context),
            from,
            range.end(),
            settings.implausibleMicros()));
  }

  /** Knows the implausible lines. */
  static TimeGuard knowing(TimeOutliers outliers) {
    return new TimeGuard(Long.MAX_VALUE, false, outliers.offsets(), outliers.undecidedFrom());
  }

  private static TimeScan.Source source(
      IngestSettings settings, SourceRange range, Detection detection, String context) {
    return new TimeScan.Source(
        settings.stores(),
        range.path(),
        range.compression(),
        detection,
        settings.logZone(),
        settings.maxLineBytes(),
        context);
  }

  /** Whether the time jumped: what is being read must be read again by a guard that knows. */
  boolean inDoubt() {
    return inDoubt;
  }

  /** Looks at the times of a batch. */
  void look(RequestBatch batch) {
    if (!watching || inDoubt) {
      return;
    }
    long[] times = batch.longs[TIME];
    long least = hasLast ? last : times[0];
    long greatest = least;
    for (int r = 0; r < batch.rows; r++) {
      least = Math.min(least, times[r]);
      greatest = Math.max(greatest, times[r]);
    }
    if (greatest - least <= limitMicros) {
      last = times[batch.rows - 1];
      hasLast = true;
      return;
    }
    for (int r = 0; r < batch.rows; r++) {
      row(times[r]);
    }
  }

  /** Looks at the time of one request. */
  void row(long time) {
    if (watching && hasLast && Math.abs(time - last) > limitMicros) {
      inDoubt = true;
    }
    last = time;
    hasLast = true;
  }

  /** Whether the request that begins there is refused; offsets ascend. */
  boolean refuses(long offset) {
    return offset >= nextRefused && refusesHere(offset);
  }

  private boolean refusesHere(long offset) {
    while (at < refused.length && refused[at] < offset) {
      at++;
    }
    boolean hit = at < refused.length && refused[at] == offset;
    at += hit ? 1 : 0;
    nextRefused = at < refused.length ? refused[at] : Long.MAX_VALUE;
    return hit;
  }

  /** Whether lines before that place may be judged otherwise when the source has grown. */
  boolean isUndecidedBefore(long end) {
    return end > undecidedFrom;
  }
}
