package org.crmperf.jobs.advice.baseline;

import java.util.Map;
import org.crmperf.jobs.advice.stats.Distributions;

/**
 * Errors of an endpoint against its baseline's, minutes in which the whole platform was down left
 * out. Of all errors of both sides, how many are the period's is binomial (the conditional test of
 * two Poisson rates, Przyborowski and Wilenski 1940). Errors come in clumps, so the counts are
 * divided by their dispersion between slots (quasi-likelihood, McCullagh and Nelder 1989, 4.5), and
 * a rate that merely drifts by {@link #DRIFT} from day to day is no change.
 *
 * @param worse the chance of so many errors in the period or more
 * @param better the chance of so few or fewer
 */
record ErrorTest(
    long errors,
    long judged,
    long baselineErrors,
    long baselineJudged,
    double dispersion,
    double worse,
    double better) {
  /** The ratio of rates that two ordinary days may have. */
  static final double DRIFT = 1.25;

  static ErrorTest of(
      Map<SlotKey, Slot> period, Map<SlotKey, Slot> baseline, SlotTable all, SlotTable other) {
    Side now = Side.of(period, other);
    Side then = Side.of(baseline, all);
    double freedom = Math.max(1, now.slots + then.slots - 2.0);
    double dispersion = Math.max(1, (now.chi + then.chi) / freedom);
    return new ErrorTest(
        now.errors,
        now.judged,
        then.errors,
        then.judged,
        dispersion,
        chance(now, then, dispersion),
        chance(then, now, dispersion));
  }

  double rate() {
    return judged == 0 ? 0 : (double) errors / judged;
  }

  double baselineRate() {
    return baselineJudged == 0 ? 0 : (double) baselineErrors / baselineJudged;
  }

  private static double chance(Side more, Side less, double dispersion) {
    if (more.judged == 0 || less.judged == 0) {
      return 1;
    }
    double expected = more.judged * DRIFT / (more.judged * DRIFT + less.judged);
    return Distributions.binomialAtLeast(
        more.errors / dispersion, (more.errors + less.errors) / dispersion, expected);
  }

  /** One side's sums, and Pearson's chi-squared of its slots around its own rate. */
  private record Side(long errors, long judged, int slots, double chi) {
    static Side of(Map<SlotKey, Slot> slots, SlotTable other) {
      long errors = 0;
      long judged = 0;
      int used = 0;
      for (Map.Entry<SlotKey, Slot> entry : slots.entrySet()) {
        if (other.days(entry.getKey().hour()) > 0 && entry.getValue().judged > 0) {
          errors += entry.getValue().errors;
          judged += entry.getValue().judged;
          used++;
        }
      }
      double rate = judged == 0 ? 0 : (double) errors / judged;
      double chi = 0;
      if (rate > 0 && rate < 1) {
        for (Map.Entry<SlotKey, Slot> entry : slots.entrySet()) {
          Slot slot = entry.getValue();
          if (other.days(entry.getKey().hour()) > 0 && slot.judged > 0) {
            double beyond = slot.errors - slot.judged * rate;
            chi += beyond * beyond / (slot.judged * rate * (1 - rate));
          }
        }
      }
      return new Side(errors, judged, used, chi);
    }
  }
}
