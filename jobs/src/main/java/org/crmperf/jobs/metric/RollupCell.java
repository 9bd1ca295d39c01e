package org.crmperf.jobs.metric;

import org.jspecify.annotations.Nullable;

/** The statistics of one {@link RollupKey}, with its minutes. */
public final class RollupCell {
  public final RequestStats stats = new RequestStats();
  public final MinuteSlots minutes = new MinuteSlots();

  private @Nullable CellEvidence evidence;
  private @Nullable RequestSample sample;

  /** What causes are told by; null if none was stored. */
  public @Nullable CellEvidence evidence() {
    return evidence;
  }

  /** The same, made if it is not there. */
  public CellEvidence evidences() {
    CellEvidence there = evidence;
    if (there == null) {
      there = new CellEvidence();
      evidence = there;
    }
    return there;
  }

  /** The sample of the cell's hour and service, if this cell carries it. */
  public @Nullable RequestSample sample() {
    return sample;
  }

  /** Adds to the sample that this cell carries. */
  public void carry(RequestSample more) {
    RequestSample there = sample;
    if (there == null) {
      there = new RequestSample();
      sample = there;
    }
    there.add(more);
  }

  /** Another cell carries the sample. */
  public void carryNone() {
    sample = null;
  }

  /** {@link #add}, and the evidence. */
  public void merge(RollupCell other) {
    add(other);
    if (other.evidence != null) {
      evidences().add(other.evidence);
    }
    if (other.sample != null) {
      carry(other.sample);
    }
  }

  /**
   * Adds other requests of the same hour, without their evidence; call {@link #close} when all are
   * in.
   */
  public void add(RollupCell other) {
    stats.addCounts(other.stats);
    minutes.add(other.minutes);
  }

  /** Derives the minute figures of the statistics. */
  public void close(double downShare) {
    minutes.summarize(stats, downShare);
  }
}
