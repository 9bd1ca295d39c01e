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

  /** Of the durations' way into the bands of {@link TailBounds}. */
  final Excess upper = new Excess();

  final Excess tail = new Excess();

  void add(Slot other) {
    requests += other.requests;
    judged += other.judged;
    errors += other.errors;
    timed += other.timed;
    logs += other.logs;
    logSquares += other.logSquares;
    upper.add(other.upper);
    tail.add(other.tail);
  }
}
