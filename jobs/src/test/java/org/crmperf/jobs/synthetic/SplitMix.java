package org.crmperf.jobs.synthetic;

/** SplitMix64: its own code, so that a seed gives the same bytes on every Java release. */
public final class SplitMix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** A generator of this seed. */
  public SplitMix(long seed) {
    this.state = seed;
  }

  /** The next 64 bits. */
  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** 0 (inclusive) to {@code bound} (exclusive); the bias is below 2^-32 of the bound. */
  public int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** True {@code n} times in 10,000. */
  boolean perTenThousand(int n) {
    return below(10_000) < n;
  }

  /** The same value for the same argument: for identifiers that come again. */
  public static long hash(long value) {
    return mix(value * GOLDEN + GOLDEN);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
