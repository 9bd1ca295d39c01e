package org.crmperf.jobs.advice.baseline;

import java.util.Collection;

/**
 * By how many times the share of requests in an endpoint's tail varies between its slots more than
 * chance makes it: Pearson's chi-squared by its degrees of freedom, at least 1.
 */
final class TailDispersion {
  private TailDispersion() {}

  static double of(Collection<Slot> slots) {
    long timed = 0;
    long tail = 0;
    int used = 0;
    for (Slot slot : slots) {
      timed += slot.timed;
      tail += slot.tail.inside;
      used += slot.timed > 0 ? 1 : 0;
    }
    double share = timed == 0 ? 0 : (double) tail / timed;
    if (used < 2 || share == 0 || share == 1) {
      return 1;
    }
    double chi = 0;
    for (Slot slot : slots) {
      if (slot.timed > 0) {
        double beyond = slot.tail.inside - slot.timed * share;
        chi += beyond * beyond / (slot.timed * share * (1 - share));
      }
    }
    return Math.max(1, chi / (used - 1));
  }
}
