package org.crmperf.jobs.advice.scalability;

import org.apache.commons.math3.special.Erf;

/** The tail of the normal distribution. */
final class NormalTail {
  private NormalTail() {}

  /** The chance of a value above {@code z}. */
  static double above(double z) {
    return 0.5 * Erf.erfc(z / Math.sqrt(2));
  }
}
