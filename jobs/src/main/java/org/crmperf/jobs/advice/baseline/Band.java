package org.crmperf.jobs.advice.baseline;

/**
 * A part of an endpoint's times, from one of the period's quantiles to another, as logarithms. One
 * side's quantiles serve both: to first order the threshold's own error cancels in the difference,
 * as both sides are held against the same.
 */
record Band(double low, double high) {
  /** How far into the band a time goes: 0 below it, the band's width above it. */
  double excess(double log) {
    return Math.max(0, Math.min(log, high) - low);
  }

  boolean holds(double log) {
    return log > low && log < high;
  }
}
