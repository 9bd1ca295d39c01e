package org.crmperf.jobs.advice.baseline;

/** How far a slot's times go into a {@link Band}: what is kept of them. */
final class Excess {
  double sum;
  double squares;

  /** Times within the band. */
  long inside;

  void add(Band band, double log, long count) {
    double excess = band.excess(log);
    sum += count * excess;
    squares += count * excess * excess;
    inside += band.holds(log) ? count : 0;
  }

  void add(Excess other) {
    sum += other.sum;
    squares += other.squares;
    inside += other.inside;
  }
}
