package org.crmperf.jobs.metric;

/** The statistics of one {@link RollupKey}, with its minutes. */
public final class RollupCell {
  public final RequestStats stats = new RequestStats();
  public final MinuteSlots minutes = new MinuteSlots();

  /** Adds other requests of the same hour; call {@link #close} when all are in. */
  public void add(RollupCell other) {
    stats.addCounts(other.stats);
    minutes.add(other.minutes);
  }

  /** Derives the minute figures of the statistics. */
  public void close(double downShare) {
    minutes.summarize(stats, downShare);
  }
}
