package org.crmperf.jobs.advice.baseline;

import java.util.List;
import java.util.Map;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;

/**
 * An endpoint's errors on one side, in the hours that the other covers too, minutes in which the
 * whole platform was down left out.
 *
 * @param judged requests among which they are
 * @param chi Pearson's chi-squared of its slots, every day's by itself, around its own rate
 * @param freedom of chi; 0 without errors, which show nothing of how errors clump
 */
record ErrorCounts(long errors, long judged, double chi, int freedom) {
  static ErrorCounts of(ComparedSide side, Endpoint endpoint, SlotTable other) {
    long errors = 0;
    long judged = 0;
    for (Map.Entry<SlotKey, Slot> entry : side.slots.slots(endpoint).entrySet()) {
      if (other.days(entry.getKey().hour()) > 0) {
        errors += entry.getValue().errors;
        judged += entry.getValue().judged;
      }
    }
    double rate = judged == 0 ? 0 : (double) errors / judged;
    double chi = 0;
    int used = 0;
    if (rate > 0 && rate < 1) {
      for (SlotTable day : side.days) {
        for (Map.Entry<SlotKey, Slot> entry : day.slots(endpoint).entrySet()) {
          Slot slot = entry.getValue();
          if (other.days(entry.getKey().hour()) > 0 && slot.judged > 0) {
            double beyond = slot.errors - slot.judged * rate;
            chi += beyond * beyond / (slot.judged * rate * (1 - rate));
            used++;
          }
        }
      }
    }
    return new ErrorCounts(errors, judged, chi, Math.max(0, used - 1));
  }

  double rate() {
    return judged == 0 ? 0 : (double) errors / judged;
  }

  /** How errors of all endpoints clump. */
  static double dispersion(List<ErrorCounts> period, List<ErrorCounts> baseline) {
    double chi = 0;
    double freedom = 0;
    for (List<ErrorCounts> side : List.of(period, baseline)) {
      for (ErrorCounts counts : side) {
        chi += counts.chi;
        freedom += counts.freedom;
      }
    }
    return freedom == 0 ? 1 : chi / freedom;
  }
}
