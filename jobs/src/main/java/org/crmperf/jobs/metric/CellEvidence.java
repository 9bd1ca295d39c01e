package org.crmperf.jobs.metric;

import org.crmperf.parsers.scan.Log2;
import org.jspecify.annotations.Nullable;

/**
 * What the causes of slowness are told by, beside {@link RequestStats}: counts, sums, distinct
 * counts and the worst request. Mergeable, and the same however the log was cut into ranges: there
 * is no "top ten of a range" in it.
 */
public final class CellEvidence {
  /** By {@link EvidenceCount#ordinal()}. */
  public final long[] counts = new long[EvidenceCount.COUNT];

  /** Distinct targets among {@link EvidenceCount#FETCHED}; null if there are none. */
  public @Nullable DistinctCount targets;

  /** Distinct pairs of client and target among them. */
  public @Nullable DistinctCount clientTargets;

  /**
   * Distinct pairs of target and size of the answer among them: as many as targets if a target
   * always has the same answer. Null also in rollups made before there was such a count.
   */
  public @Nullable DistinctCount answers;

  /** Distinct pairs of client and target among {@link EvidenceCount#FAILED}. */
  public @Nullable DistinctCount failedPairs;

  /** The slowest request; null if none was slow enough to be kept. */
  public @Nullable Exemplar slowest;

  /** One of the counts. */
  public long get(EvidenceCount count) {
    return counts[count.ordinal()];
  }

  /** Adds the evidence of other requests. */
  public void add(CellEvidence other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    targets = merged(targets, other.targets);
    clientTargets = merged(clientTargets, other.clientTargets);
    answers = merged(answers, other.answers);
    failedPairs = merged(failedPairs, other.failedPairs);
    Exemplar theirs = other.slowest;
    if (theirs != null && theirs.isBefore(slowest)) {
      slowest = theirs;
    }
  }

  private static @Nullable DistinctCount merged(
      @Nullable DistinctCount one, @Nullable DistinctCount other) {
    if (other == null) {
      return one;
    }
    DistinctCount sum = one == null ? new DistinctCount() : one;
    sum.add(other);
    return sum;
  }

  /** 256 times the binary logarithm of a value of at least 1, to 0.09 of a doubling. */
  public static long log2(long value) {
    int whole = Log2.floor(value);
    return ((long) whole << 8) + (value << Long.SIZE - whole >>> 56);
  }
}
