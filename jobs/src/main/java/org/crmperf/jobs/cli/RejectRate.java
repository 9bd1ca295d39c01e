package org.crmperf.jobs.cli;

import org.crmperf.jobs.config.RunConfig;
import org.crmperf.parsers.error.Errors;

/** The share of rejected lines that is still in order. */
final class RejectRate {
  private RejectRate() {}

  static double of(InputOptions options, RunConfig config) {
    Double rate = options.maxRejectRate;
    if (rate == null) {
      return config.maxRejectRate();
    }
    if (!(rate >= 0 && rate <= 1)) {
      throw Errors.usage("--max-reject-rate " + rate + " is no share", "give a number from 0 to 1");
    }
    return rate;
  }
}
