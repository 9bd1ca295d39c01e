package org.crmperf.jobs.advice.baseline;

/**
 * What is kept of an endpoint's requests of one hour of the day: small enough for four weeks of
 * them.
 */
final class Slot {
  long requests;

  /** Requests outside the platform's down minutes. */
  long judged;

  /** Errors among the judged. */
  long errors;

  long timed;

  /** Of the logarithms of the durations: their sum and the sum of their squares. */
  double logs;

  double logSquares;

  /** Of the logarithms' excess over the tail's lower bound, cut at its upper: see TailBounds. */
  double tails;

  double tailSquares;

  /** Durations within the tail's bounds. */
  long inTail;

  void add(Slot other) {
    requests += other.requests;
    judged += other.judged;
    errors += other.errors;
    timed += other.timed;
    logs += other.logs;
    logSquares += other.logSquares;
    tails += other.tails;
    tailSquares += other.tailSquares;
    inTail += other.inTail;
  }
}
