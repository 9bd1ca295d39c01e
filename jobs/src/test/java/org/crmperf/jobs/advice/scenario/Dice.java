package org.crmperf.jobs.advice.scenario;

import org.crmperf.jobs.synthetic.Normal;
import org.crmperf.jobs.synthetic.SplitMix;

/** Random draws that are the same on every machine. */
public final class Dice {
  private static final double UNIT = 0x1p-53;
  private static final double LARGE = 60;

  private final SplitMix bits;

  /** Dice for what these numbers name together. */
  public Dice(long... names) {
    long seed = 0;
    for (long name : names) {
      seed = SplitMix.hash(seed ^ name);
    }
    this.bits = new SplitMix(seed);
  }

  /** From 0 to below 1. */
  public double uniform() {
    return (bits.next() >>> 11) * UNIT;
  }

  /** Between two values. */
  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Between two values, every ratio as likely as the other. */
  public double ratioBetween(double low, double high) {
    return low * Math.exp(uniform() * Math.log(high / low));
  }

  /** From 0 to below the bound. */
  public int below(int bound) {
    return bits.below(bound);
  }

  /** A standard normal deviate. */
  public double normal() {
    return Normal.next(bits);
  }

  /** A Poisson count. */
  public int poisson(double mean) {
    if (mean > LARGE) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    }
    double limit = Math.exp(-mean);
    double product = uniform();
    int count = 0;
    while (product > limit) {
      product *= uniform();
      count++;
    }
    return count;
  }

  /**
   * A first-order autoregression of {@code n} steps with this standard deviation, from its
   * stationary distribution.
   */
  public double[] walk(int n, double deviation, double correlation) {
    double[] walk = new double[n];
    double at = normal();
    for (int i = 0; i < n; i++) {
      walk[i] = deviation * at;
      at = correlation * at + Math.sqrt(1 - correlation * correlation) * normal();
    }
    return walk;
  }
}
