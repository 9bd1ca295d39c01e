package org.crmperf.jobs.report.compare;

import org.crmperf.jobs.advice.compare.EndpointTally;
import org.crmperf.jobs.advice.compare.EndpointTally.Rank;
import org.crmperf.jobs.advice.stats.QuantileInterval;
import org.crmperf.jobs.metric.Decimals;
import org.crmperf.jobs.metric.EndpointFold.Endpoint;
import org.crmperf.jobs.report.Display;
import org.crmperf.jobs.report.Printable;
import org.crmperf.jobs.text.Text;
import org.jspecify.annotations.Nullable;

/** Figures of a comparison as people read them. */
final class Shown {
  private static final double MILLIS = 1000;

  private Shown() {}

  /** {@code GET /crm/accounts}, harmless. */
  static String name(Endpoint endpoint) {
    return Printable.text(endpoint.method() + " " + endpoint.endpoint());
  }

  /** {@code 1,234}. */
  static String count(long n) {
    return Display.grouped(Long.toString(n));
  }

  /** A percentile with its unit; a dash if too few requests lie beyond it. */
  static String duration(@Nullable EndpointTally tally, Rank rank) {
    return tally == null || !tally.knows(rank)
        ? Display.NONE
        : Display.duration(tally.millis(rank));
  }

  /** {@code 90 to 110 ms}'s two ends, as numbers of milliseconds. */
  static String low(QuantileInterval interval) {
    return Display.duration(interval.lowMicros() / MILLIS);
  }

  static String high(QuantileInterval interval) {
    return Display.duration(interval.highMicros() / MILLIS);
  }

  /** A share of 0 to 1; a dash for NaN. */
  static Text share(double share) {
    return Double.isNaN(share) ? Text.verbatim(Display.NONE) : Display.percent(share);
  }

  /** Requests a second; a dash for NaN. */
  static String rate(double rate) {
    return Double.isNaN(rate) ? Display.NONE : Display.rate(rate);
  }

  /** {@code +12 %} of a ratio of 1.12; a dash where there is none. */
  static Text change(double ratio) {
    return Double.isNaN(ratio) || Double.isInfinite(ratio)
        ? Text.verbatim(Display.NONE)
        : Text.of("page.percent", signed(100 * (ratio - 1), 0));
  }

  /** {@code 12 %} of a ratio of 1.12 or 0.88. */
  static Text size(double ratio) {
    return Text.of("page.percent", Decimals.fixed(100 * Math.abs(ratio - 1), 0));
  }

  /** With its sign; none for what rounds to 0. */
  static String signed(double value, int decimals) {
    String text = Decimals.fixed(value, decimals);
    boolean none = text.matches("-?0(\\.0*)?");
    if (none) {
      return Decimals.fixed(0, decimals);
    }
    return value > 0 ? "+" + Display.grouped(text) : "−" + Display.grouped(text.substring(1));
  }
}
