package org.crmperf.jobs.advice.compare;

import org.crmperf.jobs.advice.baseline.MixShift;
import org.crmperf.jobs.metric.ChangePolicy;
import org.jspecify.annotations.Nullable;

/** Why the p95 of all requests moved, if it did by more than the floors of a change. */
public enum Movement {
  /** It did not move, or by less than is worth a word. */
  NONE,
  /** Traffic moved between fast and slow endpoints. */
  MIX,
  /** Endpoints became slower or faster. */
  OWN,
  /** Some of each. */
  BOTH;

  /** One part explains a movement by itself when it is this many times the other. */
  private static final double ALONE = 2;

  /** The movement of a shift; NONE if there is none. */
  static Movement of(@Nullable MixShift shift, ChangePolicy policy) {
    if (shift == null) {
      return NONE;
    }
    double total = shift.periodMillis() - shift.baselineMillis();
    if (Math.abs(total) < policy.absoluteFloorMillis()
        || Math.abs(total) < policy.relativeFloor() * shift.baselineMillis()) {
      return NONE;
    }
    // in the direction of the whole: a part against it explains nothing of it
    double mix = shift.mixMillis() * Math.signum(total);
    double own = shift.slowdownMillis() * Math.signum(total);
    if (mix >= ALONE * Math.max(0, own)) {
      return MIX;
    }
    return own >= ALONE * Math.max(0, mix) ? OWN : BOTH;
  }
}
